package io.kumoban.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What the iterations of one fork of one benchmark came to.
 *
 * @param nanos nanoseconds an event, the median of the iterations
 * @param bytes bytes allocated an event
 */
public record Sample(double nanos, double bytes) {

    /** The middle value; of an even number, the mean of the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The median of each figure. */
    static Sample median(Collection<Sample> samples) {
        return new Sample(
                median(samples.stream().mapToDouble(Sample::nanos).toArray()),
                median(samples.stream().mapToDouble(Sample::bytes).toArray()));
    }
}
