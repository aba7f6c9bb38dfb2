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

    /** Whether it applies to a rule. */
    public boolean appliesTo(SigmaRule rule) {
        return logSource.covers(rule.logSource())
                && (rules.isEmpty() || rules.stream().anyMatch(rule.info()::answersTo));
    }
}
