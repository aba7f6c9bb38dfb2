package io.kumoban.datasets.chance;

import io.kumoban.datasets.Dice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ranks of which the k-th comes up in proportion to k<sup>-s</sup>: a few are met all the time, most hardly ever. Drawn by
 * the inverse of the continuous distribution (Devroye, "Non-Uniform Random Variate Generation", 1986, X.6.1), kept as
 * 1,024 quantiles between which ranks are equally likely.
 */
public final class Zipf {
    private static final int QUANTILES = 1024;
    private static final int BITS_USED = 10;

    /** A table takes a tenth of a millisecond to make and 4 KiB to keep, and the same few are wanted every hour. */
    private static final Map<Shape, Zipf> MADE = new ConcurrentHashMap<>();

    private final int[] borders = new int[QUANTILES + 1];

    private Zipf(int count, double exponent) {
        for (int i = 0; i <= QUANTILES; i++) {
            double share = (double) i / QUANTILES;
            double last = count + 1.0;
            double rank = exponent == 1
                    ? StrictMath.pow(last, share)
                    : StrictMath.pow(1 + share * (StrictMath.pow(last, 1 - exponent) - 1), 1 / (1 - exponent));
            borders[i] = (int) Math.min(rank - 1, count - 1.0);
        }
    }

    /**
     * Ranks from 0 to {@code count} - 1.
     *
     * @param count at least 1
     * @param exponent s, above 0
     */
    public static Zipf of(int count, double exponent) {
        if (count < 1 || !(exponent > 0)) {
            throw new IllegalArgumentException(
                    "no ranks follow from a count of " + count + " and the exponent " + exponent);
        }
        return MADE.computeIfAbsent(new Shape(count, exponent), shape -> new Zipf(shape.count(), shape.exponent()));
    }

    private record Shape(int count, double exponent) {}

    /** The next rank. */
    public int next(Dice dice) {
        long bits = dice.next();
        int at = (int) (bits >>> 64 - BITS_USED);
        int low = borders[at];
        int span = borders[at + 1] - low;
        // 32 bits times the span: as even as 32 bits can be, and no division.
        return low + (int) ((bits & 0xFFFFFFFFL) * (span + 1L) >>> 32);
    }
}
