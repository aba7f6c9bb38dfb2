package io.kumoban.datasets.score;

import java.util.Arrays;

/** A growing number of doubles without boxes: eight bytes each, up to half as much again in reserve. */
final class DoubleBag {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** The values, the largest last. */
    double[] sorted() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
