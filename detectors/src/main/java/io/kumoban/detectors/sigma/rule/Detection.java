package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.util.List;
import java.util.Map;

/**
 * What a rule looks for.
 *
 * @param searches   by name, in the order of the file
 * @param conditions at least one; the rule holds when any of them does
 */
public record Detection(Map<String, Search> searches, List<Stated> conditions) {
    public Detection {
        searches = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(searches));
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition and what it comes to.
     *
     * @param text as written
     */
    public record Stated(String text, Place place, Condition condition, Predicate predicate) {}

    /** All conditions in one. */
    public Predicate predicate() {
        return Predicate.anyOf(conditions.stream().map(Stated::predicate).toList());
    }
}
