package io.kumoban.datasets.chance;

import io.kumoban.datasets.Dice;

/**
 * Sizes whose logarithm is normally distributed, as those of transfers are. Kept as 1,024 quantiles with straight lines
 * between them; the two outer ones end at 3.5 standard deviations, so no size is above median * exp(3.5 sigma).
 */
public final class LogNormal {
    private static final int QUANTILES = 1024;
    private static final int BITS_USED = 10;
    private static final double OUTERMOST = 3.5;

    /** Quantiles of the standard normal distribution. */
    private static final double[] STANDARD = standard();

    private final double[] borders = new double[QUANTILES + 1];

    private LogNormal(double median, double sigma) {
        for (int i = 0; i <= QUANTILES; i++) {
            borders[i] = median * StrictMath.exp(sigma * STANDARD[i]);
        }
    }

    /**
     * Sizes around a median.
     *
     * @param median above 0
     * @param sigma standard deviation of the natural logarithm
     */
    public static LogNormal of(double median, double sigma) {
        return new LogNormal(median, sigma);
    }

    /** The next size, rounded down. */
    public long next(Dice dice) {
        return (long) nextDouble(dice);
    }

    /** The next size. */
    public double nextDouble(Dice dice) {
        long bits = dice.next();
        int at = (int) (bits >>> 64 - BITS_USED);
        double within = (bits & 0xFFFFFFFFL) * 0x1.0p-32;
        return borders[at] + within * (borders[at + 1] - borders[at]);
    }

    private static double[] standard() {
        double[] quantiles = new double[QUANTILES + 1];
        for (int i = 1; i < QUANTILES; i++) {
            quantiles[i] = quantile((double) i / QUANTILES);
        }
        quantiles[0] = -OUTERMOST;
        quantiles[QUANTILES] = OUTERMOST;
        return quantiles;
    }

    /**
     * Quantile of the standard normal distribution, by halving the interval over its cumulative function (Abramowitz and
     * Stegun, 26.2.17; error below 1e-7).
     */
    private static double quantile(double probability) {
        double low = -6;
        double high = 6;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double cumulative(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        double upper = density
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - upper : upper;
    }
}
