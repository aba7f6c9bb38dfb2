package io.kumoban.datasets.score;

import java.util.Arrays;
import java.util.Optional;

/** One level of detail, drawn anew many times. */
public final class Resamples {
    private final Tally observed;
    private final Tally[] sums;

    Resamples(Tally observed, Tally[] sums) {
        this.observed = observed;
        this.sums = sums;
    }

    /** What was observed. */
    public Tally observed() {
        return observed;
    }

    /** The interval of a measure; empty when it is not defined. */
    public Optional<Interval> interval(Measure measure) {
        return Double.isNaN(measure.of(observed)) ? Optional.empty() : Interval.of(values(measure));
    }

    /** The interval of how far a measure is above that of another run over the same incidents. */
    public Optional<Interval> above(Resamples other, Measure measure) {
        double difference = measure.of(observed) - measure.of(other.observed);
        if (Double.isNaN(difference)) {
            return Optional.empty();
        }
        double[] values = values(measure);
        double[] others = other.values(measure);
        for (int i = 0; i < values.length; i++) {
            values[i] -= others[i];
        }
        return Interval.of(values);
    }

    private double[] values(Measure measure) {
        return Arrays.stream(sums).mapToDouble(measure::of).toArray();
    }
}
