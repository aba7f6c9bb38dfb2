package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A rule about several events within a span of time.
 *
 * @param rules     what it is made of, in the order of the file; correlations among them never lead back to it
 * @param groupBy   fields or aliases; events are looked at together only when they agree in all of these
 * @param aliases   for each alias the field that it means, by reference
 * @param timespan  longer than zero; events are together when the last is at most this much after the first
 * @param generate  whether the rules that it is made of also speak for themselves
 */
public record CorrelationRule(
        RuleInfo info,
        Place place,
        CorrelationType type,
        List<Reference> rules,
        List<String> groupBy,
        Map<String, Map<String, String>> aliases,
        Duration timespan,
        CorrelationCondition condition,
        boolean generate)
        implements MatchingRule {
    public CorrelationRule {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Map.copyOf(aliases);
    }

    /** A rule that a correlation is made of, as it is referred to and what that means. */
    public record Reference(String text, Place place, MatchingRule rule) {}

    /** The same correlation of these rules. */
    public CorrelationRule of(List<Reference> others) {
        return new CorrelationRule(info, place, type, others, groupBy, aliases, timespan, condition, generate);
    }

    /** The fields by which matches of one of its rules are grouped, aliases resolved. */
    public List<String> groupBy(Reference reference) {
        return groupBy.stream().map(key -> field(key, reference)).toList();
    }

    /** The field that a name means in matches of one of its rules. */
    public String field(String name, Reference reference) {
        Map<String, String> meanings = aliases.getOrDefault(name, Map.of());
        return meanings.entrySet().stream()
                .filter(meaning -> meaning.getKey().equals(reference.text())
                        || reference.rule().info().answersTo(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name);
    }
}
