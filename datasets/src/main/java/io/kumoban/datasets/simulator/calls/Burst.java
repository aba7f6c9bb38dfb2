package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import java.util.Arrays;

/**
 * Calls that a tool makes side by side, as fast as services let it: beyond a service's rate some are throttled and come
 * again. Where throttling begins, and how much of it there is, is assumed.
 */
final class Burst {
    private static final int SERVICES = 64;
    /** Calls a second to one service before it throttles. */
    private static final int ALLOWED = 10;

    private static final double THROTTLED = 0.35;
    private static final int LONGEST_PAUSE = 6;

    private final CallWriter writer;
    private final Caller caller;
    private final int together;
    private final int[] ofService = new int[SERVICES];
    private long second;
    private int inSecond;

    /**
     * A burst.
     *
     * @param together calls a second, at least 1
     * @param begin of the first, seconds since 1970
     */
    Burst(CallWriter writer, Caller caller, int together, long begin) {
        this.writer = writer;
        this.caller = caller;
        this.together = together;
        this.second = begin;
    }

    /** The next call. */
    void call(Api api, Dice dice) {
        if (inSecond >= together) {
            second++;
            inSecond = 0;
            Arrays.fill(ofService, 0);
        }
        inSecond++;
        int service = Math.floorMod(api.source().hashCode(), SERVICES);
        if (++ofService[service] > ALLOWED && dice.chance(THROTTLED)) {
            writer.throttled(caller, api, second, dice);
            writer.call(caller, api, second + 1 + dice.below(LONGEST_PAUSE), dice);
        } else if (writer.call(caller, api, second, dice)) {
            writer.call(caller, api, second + 1 + dice.below(2), dice);
        }
    }

    /** The second that it has come to, since 1970. */
    long time() {
        return second;
    }
}
