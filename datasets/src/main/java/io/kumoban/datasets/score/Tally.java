package io.kumoban.datasets.score;

/**
 * The counts behind precision and recall. Both are shares of sums, so tallies of parts add up to the tally of the whole.
 * What recall counts and what precision counts may be of different kinds: incidents are wanted, findings are right.
 *
 * @param found  how many of the wanted were found
 * @param wanted how many there were to find
 * @param right  how many of those shown were right
 * @param wrong  how many of those shown were wrong
 */
public record Tally(long found, long wanted, long right, long wrong) {
    /** Nothing wanted and nothing shown. */
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    static Tally ofWrong(long wrong) {
        return new Tally(0, 0, 0, wrong);
    }

    /** The counts of both together. */
    public Tally plus(Tally other) {
        return new Tally(found + other.found, wanted + other.wanted, right + other.right, wrong + other.wrong);
    }

    /** The share of the wanted that was found, 0 to 1; NaN when nothing was wanted. */
    public double recall() {
        return share(found, wanted);
    }

    /** The share of what was shown that was right, 0 to 1; NaN when nothing was shown. */
    public double precision() {
        return share(right, right + wrong);
    }

    /** The harmonic mean of precision and recall, 0 to 1; 0 when nothing was found, NaN when nothing was wanted. */
    public double f1() {
        double recall = recall();
        if (Double.isNaN(recall) || found == 0) {
            return recall;
        }
        double precision = precision();
        return Double.isNaN(precision) || precision == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
