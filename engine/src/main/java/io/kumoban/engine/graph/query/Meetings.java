package io.kumoban.engine.graph.query;

import java.util.Arrays;

/** Whom one node met in a window: how often, how near in time, and whether for the first time. */
final class Meetings {
    private static final int FIRST = 16;

    private final long[] times;
    private final Numbered others = new Numbered();
    private long[] counts = new long[FIRST];
    private long[] gaps = new long[FIRST];
    private boolean[] old = new boolean[FIRST];

    /** @param times what is asked about, milliseconds since 1970, in order; none where time does not matter */
    Meetings(long[] times) {
        this.times = times;
    }

    void add(int other, int count, long first, long last) {
        int known = others.size();
        int at = others.of(other);
        if (at == counts.length) {
            counts = Arrays.copyOf(counts, 2 * at);
            gaps = Arrays.copyOf(gaps, 2 * at);
            old = Arrays.copyOf(old, 2 * at);
        }
        if (at == known) {
            gaps[at] = Long.MAX_VALUE;
        }
        counts[at] += count;
        gaps[at] = Math.min(gaps[at], gap(first, last));
    }

    /** Milliseconds between a span of time and the nearest of the times. */
    private long gap(long first, long last) {
        int next = Arrays.binarySearch(times, first);
        if (times.length == 0 || next >= 0) {
            return 0;
        }
        int after = -next - 1;
        long gap = Long.MAX_VALUE;
        if (after < times.length) {
            gap = Math.max(0, times[after] - last);
        }
        if (after > 0) {
            gap = Math.min(gap, first - times[after - 1]);
        }
        return gap;
    }

    /** The two had met before; nothing where they did not meet in the window. */
    void isOld(int other) {
        int at = others.find(other);
        if (at >= 0) {
            old[at] = true;
        }
    }

    int size() {
        return others.size();
    }

    int other(int at) {
        return (int) others.key(at);
    }

    long count(int at) {
        return counts[at];
    }

    /** Milliseconds to the nearest time that is asked about. */
    long gap(int at) {
        return gaps[at];
    }

    boolean isNew(int at) {
        return !old[at];
    }
}
