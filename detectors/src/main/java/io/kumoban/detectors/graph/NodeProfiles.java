package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What was usual for each node and what it does of late, with the conditional merge of {@link MidasFiltering} on exact
 * counts: a count whose surprise is above a threshold does not join what is usual. 20 bytes a node and its index. After
 * {@link #count} the other methods tell of the node that was counted.
 */
final class NodeProfiles {
    private static final int FAST = 0;
    private static final int SLOW = 1;
    private static final int TOTAL = 2;
    private static final int SURPRISE = 3;
    /** Values of a node that lie together. */
    private static final int WIDTH = 4;

    /**
     * The least surprise of a count that does not become usual.
     *
     * @param value   the surprise
     * @param perTick whether the value is meant for each tick so far: surprise grows with the ticks behind a mean, so that
     *                a fixed one is the stricter the longer a stream is
     */
    record Threshold(float value, boolean perTick) {
        float least(int tick) {
            return perTick ? value * tick : value;
        }
    }

    private final KeyIndex index;
    private final float factor;
    private final Threshold threshold;
    private final Powers fastPowers;
    private final Powers slowPowers;
    private float[] values = new float[0];
    private int[] ticks = new int[0];
    private int at;

    /**
     * Profiles of none.
     *
     * @param most      nodes that are held
     * @param fast      what the fast count is multiplied with at each tick, 0 to below 1
     * @param slow      the same of the slow count
     * @param threshold which surprise is kept out of what is usual
     */
    NodeProfiles(int most, float fast, float slow, Threshold threshold) {
        this.index = new KeyIndex(most);
        this.factor = fast;
        this.threshold = threshold;
        this.fastPowers = Powers.of(fast);
        this.slowPowers = Powers.of(slow);
    }

    /** Adds a weight to the counts of a node. */
    void count(long node, int tick, float weight) {
        int number = index.number(node);
        if (index.room() > ticks.length) {
            ticks = Arrays.copyOf(ticks, index.room());
            values = Arrays.copyOf(values, WIDTH * index.room());
        }
        at = WIDTH * number;
        if (index.wasNew()) {
            Arrays.fill(values, at, at + WIDTH, 0);
        } else if (ticks[number] != tick) {
            catchUp(ticks[number], tick);
        }
        ticks[number] = tick;
        values[at + FAST] += weight;
        values[at + SLOW] += weight;
        values[at + SURPRISE] = surprise(values[at + FAST], values[at + TOTAL], tick);
    }

    /** What the total would be had each tick been closed: a geometric sum, or growth by its own mean. */
    private void catchUp(int before, int now) {
        float decay = fastPowers.raised(now - before);
        if (values[at + SURPRISE] < threshold.least(before)) {
            values[at + TOTAL] += values[at + FAST] * (1 - decay) / (1 - factor);
        } else {
            values[at + TOTAL] *= (float) ((double) (now - 1) / Math.max(1, before - 1));
        }
        values[at + FAST] *= decay;
        values[at + SLOW] *= slowPowers.raised(now - before);
    }

    /** The chi-squared statistic of a count {@code a} in tick {@code t} when the ticks before sum up to {@code s}. */
    private static float surprise(float a, float s, int t) {
        if (s == 0) {
            return 0;
        }
        double difference = a + s - (double) a * t;
        return (float) (difference * difference / ((double) s * (t - 1)));
    }

    /** How far the fast count is from the usual one; 0 for a node without a tick before. */
    float surprise() {
        return values[at + SURPRISE];
    }

    /** The count of the last few ticks. */
    float fast() {
        return values[at + FAST];
    }

    /** The count of more ticks. */
    float slow() {
        return values[at + SLOW];
    }

    /** The mean of the fast count over all ticks before. */
    float usual(int tick) {
        return values[at + TOTAL] / Math.max(1, tick - 1);
    }

    void save(DataOutput out) throws IOException {
        index.save(out);
        out.writeInt(ticks.length);
        for (int tick : ticks) {
            out.writeInt(tick);
        }
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    void load(DataInput in) throws IOException {
        index.load(in);
        int length = in.readInt();
        if (length < 0 || length > index.room()) {
            throw new IOException(length + " profiles for an index of " + index.room());
        }
        ticks = new int[length];
        values = new float[WIDTH * length];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = in.readInt();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
    }
}
