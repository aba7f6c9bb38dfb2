package io.kumoban.detectors.sigma.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything usable that was read, in the order of files and documents, and every problem on the way.
 *
 * @param rules        with their filters applied
 * @param correlations each after those that it is made of
 */
public record RuleSet(
        List<SigmaRule> rules, List<CorrelationRule> correlations, List<FilterRule> filters, List<Problem> problems) {
    public RuleSet {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        filters = List.copyOf(filters);
        problems = List.copyOf(problems);
    }

    /**
     * The keys of rules that only serve correlations: some correlation is made of them, and none that is says
     * {@code generate: true}.
     */
    public Set<String> silent() {
        Set<String> silent = new HashSet<>();
        Set<String> speaking = new HashSet<>();
        for (CorrelationRule correlation : correlations) {
            for (CorrelationRule.Reference reference : correlation.rules()) {
                (correlation.generate() ? speaking : silent)
                        .add(reference.rule().info().key());
            }
        }
        silent.removeAll(speaking);
        return Set.copyOf(silent);
    }
}
