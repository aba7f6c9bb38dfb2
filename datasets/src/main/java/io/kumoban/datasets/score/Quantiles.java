package io.kumoban.datasets.score;

/** Quantiles of a sample, between two of its values by linear interpolation (Hyndman and Fan 1996, definition 7). */
final class Quantiles {
    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param sorted ascending, at least one
     * @param share  0 (the least) to 1 (the largest)
     */
    static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
