package io.kumoban.detectors.insights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * How often an API is usually called in a minute. Counts of minutes are taken to be Poisson or, where their variance is
 * larger than their mean, negative binomial: Poisson with a rate that varies after a gamma distribution (Hilbe,
 * "Negative Binomial Regression", 2nd ed., 2011, chapter 8), which is how jobs that call in bursts look.
 *
 * @param average calls a minute; 0 when there was none
 * @param size    the shape of the gamma distribution; infinite for Poisson
 * @param minutes of the baseline, 1 or more
 */
record UsualRate(double average, double size, int minutes) {
    private static final double DEVIATIONS = 3;
    /** Keeps a quiet API from being unusual at its first call. */
    private static final double LEAST_VARIANCE = 0.1;
    /** Below this much more variance than a Poisson distribution has, the difference is noise. */
    private static final double NOISE = 1.001;

    /** The rate behind some minutes, from the sum of their counts and that of the squares of these. */
    static UsualRate of(long sum, long squares, int minutes) {
        double average = (double) sum / minutes;
        double expected = expected(average, minutes);
        double variance = (double) squares / minutes - average * average;
        double size =
                variance > NOISE * expected ? expected * expected / (variance - expected) : Double.POSITIVE_INFINITY;
        return new UsualRate(average, size, minutes);
    }

    /** An API that was not called in all these minutes is judged as if it had been called once. */
    private static double expected(double average, int minutes) {
        return Math.max(average, 1.0 / minutes);
    }

    private double expected() {
        return expected(average, minutes);
    }

    /** The count of a minute up to which it is usual: three standard deviations above the mean. */
    double limit() {
        double expected = expected();
        return expected + DEVIATIONS * Math.sqrt(expected + expected * expected / size + LEAST_VARIANCE);
    }

    /**
     * How probable so many calls or more are in so many minutes in a row. The minutes share one rate, since bursts last
     * longer than a minute.
     */
    double atLeast(long calls, int inMinutes) {
        double mean = expected() * inMinutes;
        if (calls <= 0) {
            return 1;
        }
        return Double.isInfinite(size)
                ? Gamma.regularizedGammaP((double) calls, mean)
                : Beta.regularizedBeta(mean / (mean + size), (double) calls, size);
    }

    /** How probable so few calls or fewer are in so many minutes in a row. */
    double atMost(long calls, int inMinutes) {
        return 1 - atLeast(calls + 1, inMinutes);
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(average);
        out.writeDouble(size);
        out.writeInt(minutes);
    }

    static UsualRate load(DataInput in) throws IOException {
        return new UsualRate(in.readDouble(), in.readDouble(), in.readInt());
    }
}
