package io.kumoban.detectors.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The powers of a factor below 1, from a table that is the same on every machine. There is one for each factor in a
 * process, up to 16 kB, which all that decay by it share.
 */
public final class Powers {
    private static final int MOST = 1 << 12;
    /** Below this a count of less than 2^31 is no part of one. */
    private static final double NOTHING = 1e-12;

    private static final Map<Float, Powers> TABLES = new ConcurrentHashMap<>();

    private final float[] powers;

    private Powers(float factor) {
        int length = 1;
        double power = 1;
        while (length < MOST && power * factor > NOTHING) {
            power *= factor;
            length++;
        }
        powers = new float[length];
        power = 1;
        for (int at = 0; at < length; at++) {
            powers[at] = (float) power;
            power *= factor;
        }
    }

    /** The powers of a factor, 0 to below 1. */
    static Powers of(float factor) {
        return TABLES.computeIfAbsent(factor, Powers::new);
    }

    /** The factor to this power; 0 where that is next to nothing, or the power beyond 4,096. */
    float raised(int power) {
        return power < powers.length ? powers[power] : 0;
    }
}
