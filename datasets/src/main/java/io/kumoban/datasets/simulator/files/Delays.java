package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.Dice;

/**
 * How long after its event a record is delivered. AWS speaks of about five minutes for CloudTrail and ten for flow logs,
 * best effort; most files so come within fifteen, and a few records are late.
 */
enum Delays {
    /** Up to 45 minutes to the stamp. */
    CLOUD_TRAIL(2_100),
    /** Up to 28 minutes to the stamp. */
    NETWORK(1_080);

    private static final int USUAL = 180;
    private static final int SLOW = 540;
    private static final int SLOWER = 900;

    private final int longest;

    Delays(int longest) {
        this.longest = longest;
    }

    /** A delay in seconds. */
    int next(Dice dice) {
        long bits = dice.next();
        int kind = (int) (bits >>> 54);
        if (kind < 700) {
            return scaled(bits, 0, USUAL);
        }
        if (kind < 1_005) {
            return scaled(bits, USUAL, SLOW);
        }
        return kind < 1_022 ? scaled(bits, SLOW, SLOWER) : scaled(bits, SLOWER, longest);
    }

    /** The longest one. */
    int longest() {
        return longest;
    }

    private static int scaled(long bits, int low, int high) {
        return low + (int) ((bits & 0xFFFFFFFFL) * (high - low) >>> 32);
    }
}
