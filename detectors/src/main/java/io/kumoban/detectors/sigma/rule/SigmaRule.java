package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule about single events.
 *
 * @param filters those that apply to it, in the order in which they were read
 */
public record SigmaRule(RuleInfo info, Place place, LogSource logSource, Detection detection, List<FilterRule> filters)
        implements MatchingRule {
    public SigmaRule {
        filters = List.copyOf(filters);
    }

    /** What an event must be like: the detection, and every filter as well. */
    public Predicate predicate() {
        List<Predicate> all = new ArrayList<>();
        all.add(detection.predicate());
        filters.forEach(filter -> all.add(filter.detection().predicate()));
        return Predicate.allOf(all);
    }

    /** The same rule with these filters. */
    public SigmaRule with(List<FilterRule> applied) {
        return new SigmaRule(info, place, logSource, detection, applied);
    }

    /** The same rule saying this about itself. */
    public SigmaRule called(RuleInfo newInfo) {
        return new SigmaRule(newInfo, place, logSource, detection, filters);
    }
}
