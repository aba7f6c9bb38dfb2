package io.kumoban.datasets.score;

import java.util.Arrays;
import java.util.Optional;

/** A confidence interval of 95 %. */
public record Interval(double low, double high) {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /**
     * The middle 95 % of drawn values. Draws for which the measure is not defined (NaN), such as those without any
     * finding, are left out; empty when none is left.
     */
    static Optional<Interval> of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(Quantiles.of(sorted, LOW), Quantiles.of(sorted, HIGH)));
    }
}
