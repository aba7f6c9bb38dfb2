package io.kumoban.detectors.baseline;

/**
 * How unlike the usual an event is: for each attribute the surprise {@code -ln((c + a) / (C + a V))} of its value, with
 * c of C earlier events having the value, V values known and a = 0.5; and all of them as a weighted share of what they
 * would be if no value had been seen before. 0 is usual, 1 is new in every respect.
 */
public final class Novelty {
    private static final double ALPHA = 0.5;
    /** Less than this is no event in recent memory: a single one counts a half after 30 days. */
    static final double UNSEEN_BELOW = 0.5;

    private double surprise;
    private double mostSurprise;
    private int unseen;

    /** Adds an attribute and returns whether its value is unseen. */
    public boolean add(double weight, double count, double total, double distinct) {
        double scale = total + ALPHA * (distinct + 1);
        surprise -= weight * StrictMath.log(Math.min(1, (count + ALPHA) / scale));
        mostSurprise -= weight * StrictMath.log(ALPHA / scale);
        boolean isUnseen = isUnseen(count);
        if (isUnseen) {
            unseen++;
        }
        return isUnseen;
    }

    /** Whether a decayed count stands for no event in recent memory. */
    public static boolean isUnseen(double count) {
        return count < UNSEEN_BELOW;
    }

    /** How many of five values are unseen, by their counts. */
    static int unseen(double first, double second, double third, double fourth, double fifth) {
        return (isUnseen(first) ? 1 : 0)
                + (isUnseen(second) ? 1 : 0)
                + (isUnseen(third) ? 1 : 0)
                + (isUnseen(fourth) ? 1 : 0)
                + (isUnseen(fifth) ? 1 : 0);
    }

    /** 0 to 1; 0 when nothing could be compared. */
    public double score() {
        return mostSurprise > 0 ? surprise / mostSurprise : 0;
    }

    public int unseen() {
        return unseen;
    }
}
