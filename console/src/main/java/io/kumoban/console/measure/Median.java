package io.kumoban.console.measure;

import java.util.Arrays;
import java.util.List;

/** The middle of figures that a noisy machine gave. */
final class Median {
    private Median() {}

    /** Of one or more; of an even number the mean of the two in the middle. */
    static double of(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("there is no median of nothing");
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
