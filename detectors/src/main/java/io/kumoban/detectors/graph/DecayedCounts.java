package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How often each key came, decayed from tick to tick: exact for the keys that are held. 8 bytes a key and its index. */
final class DecayedCounts {
    private final KeyIndex index;
    private final Powers powers;
    private float[] counts = new float[0];
    private int[] ticks = new int[0];

    /**
     * Counts of none.
     *
     * @param most   keys that are held
     * @param factor what a count is multiplied with at each tick, 0 to below 1
     */
    DecayedCounts(int most, float factor) {
        this.index = new KeyIndex(most);
        this.powers = Powers.of(factor);
    }

    /** Counts a key once, and returns its count in this tick. */
    float count(long key, int tick) {
        int number = index.number(key);
        if (index.room() > counts.length) {
            counts = Arrays.copyOf(counts, index.room());
            ticks = Arrays.copyOf(ticks, index.room());
        }
        float count = index.wasNew() ? 1 : counts[number] * powers.raised(tick - ticks[number]) + 1;
        counts[number] = count;
        ticks[number] = tick;
        return count;
    }

    void save(DataOutput out) throws IOException {
        index.save(out);
        out.writeInt(counts.length);
        for (int number = 0; number < counts.length; number++) {
            out.writeFloat(counts[number]);
            out.writeInt(ticks[number]);
        }
    }

    void load(DataInput in) throws IOException {
        index.load(in);
        int length = in.readInt();
        if (length < 0 || length > index.room()) {
            throw new IOException(length + " counts for an index of " + index.room());
        }
        counts = new float[length];
        ticks = new int[length];
        for (int number = 0; number < length; number++) {
            counts[number] = in.readFloat();
            ticks[number] = in.readInt();
        }
    }
}
