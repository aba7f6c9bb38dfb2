package io.kumoban.detectors.sigma.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline gives for placeholders. Rules are read with it, so it comes before all other items.
 *
 * @param wildcards whether a placeholder becomes a wildcard, and not the values of the variable of its name
 * @param include   the only placeholders that are meant; all, when it is empty
 * @param exclude   placeholders that are not meant
 */
record PlaceholderStep(boolean wildcards, List<String> include, List<String> exclude) {
    PlaceholderStep {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The values of a placeholder; empty when this does not give any. */
    Optional<List<String>> values(String name, Map<String, List<String>> variables) {
        if (!include.isEmpty() && !include.contains(name) || exclude.contains(name)) {
            return Optional.empty();
        }
        return wildcards ? Optional.of(List.of("*")) : Optional.ofNullable(variables.get(name));
    }
}
