package io.kumoban.detectors.sigma.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** When a correlation holds. */
public sealed interface CorrelationCondition {
    /**
     * A number lies within bounds.
     *
     * @param bounds     at least one; all must hold
     * @param fields     whose values are counted or added up; empty where the type needs none. Several count together
     * @param percentile 0 to 100; only of {@link CorrelationType#VALUE_PERCENTILE}
     */
    record Threshold(List<Bound> bounds, List<String> fields, int percentile) implements CorrelationCondition {
        public Threshold {
            bounds = List.copyOf(bounds);
            fields = List.copyOf(fields);
        }

        /** Whether a number lies within all bounds. */
        public boolean holds(BigDecimal number) {
            return bounds.stream().allMatch(bound -> bound.comparison().holds(number.compareTo(bound.value())));
        }
    }

    /** One bound of a number. */
    record Bound(Comparison comparison, BigDecimal value) {}

    /**
     * A combination of values is new to its group. Of {@link CorrelationType#FIRST_SEEN}.
     *
     * @param fields at least one; their values count together
     * @param learn  for how long after a group was first seen its values are only learned; not negative
     */
    record FirstSeen(List<String> fields, Duration learn) implements CorrelationCondition {
        public FirstSeen {
            fields = List.copyOf(fields);
        }
    }

    /** Which rules must hold; {@link Condition.Named} names one of the correlation's references. */
    record Expression(String text, Condition condition) implements CorrelationCondition {}
}
