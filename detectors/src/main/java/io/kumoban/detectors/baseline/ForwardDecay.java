package io.kumoban.detectors.baseline;

/**
 * Counts that halve every 30 days without anyone touching them: an event is worth {@code 2^(age of the landmark / half
 * life)} when it is counted, and a count is divided by what an event would be worth now (Cormode, Shkapenyuk,
 * Srivastava, Xu, "Forward Decay", ICDE 2009). So a count needs no time of its own, and counts compare as they stand.
 *
 * <p>Worth is exact to the hour and the same on every machine: powers come from a table, not from the platform's pow.
 * The landmark is 2020-01-01; a double holds the worth of some 75 years before and after.
 */
public final class ForwardDecay {
    private static final long HOUR = 3_600_000L;
    private static final int HALF_LIFE_HOURS = 30 * 24;
    private static final long LANDMARK_HOURS = 438_288L;
    private static final long MOST_HALVINGS = 920;
    private static final double[] POWERS = new double[HALF_LIFE_HOURS];

    static {
        for (int hour = 0; hour < HALF_LIFE_HOURS; hour++) {
            POWERS[hour] = StrictMath.pow(2, (double) hour / HALF_LIFE_HOURS);
        }
    }

    private ForwardDecay() {}

    /** The hour since 1970 in which a time lies, at the ends of what an int holds for times beyond them. */
    public static int hour(long time) {
        return Math.clamp(Math.floorDiv(time, HOUR), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** What one event of this time (milliseconds since 1970) is worth. */
    public static double worth(long time) {
        long hours = Math.floorDiv(time, HOUR) - LANDMARK_HOURS;
        long halvings = Math.clamp(Math.floorDiv(hours, HALF_LIFE_HOURS), -MOST_HALVINGS, MOST_HALVINGS);
        return Math.scalb(POWERS[Math.floorMod(hours, HALF_LIFE_HOURS)], (int) halvings);
    }
}
