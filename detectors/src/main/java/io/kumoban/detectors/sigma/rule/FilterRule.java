package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.util.List;

/**
 * A further condition for many rules: they hold only for events for which it holds too.
 *
 * @param rules     to which it applies, by id, name or title; empty for all of its log source
 * @param detection its searches and its condition
 */
public record FilterRule(RuleInfo info, Place place, LogSource logSource, List<String> rules, Detection detection) {
    public FilterRule {
        rules = List.copyOf(rules);
    }

    /** Whether it applies to a rule that says this about itself and its logs. */
    public boolean appliesTo(RuleInfo rule, LogSource source) {
        return logSource.covers(source) && (rules.isEmpty() || rules.stream().anyMatch(rule::answersTo));
    }
}
