package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** When each pair of nodes met last, and how much news it is that they meet now. 4 bytes a pair and its index. */
final class LastMeetings {
    /** Ticks after which a pair is as good as new. */
    private static final int FORGOTTEN = 50_000;

    private static final float[] WEIGHTS = weights();

    private final KeyIndex index;
    private int[] ticks = new int[0];

    /** @param most pairs that are held; one that was forgotten counts as new */
    LastMeetings(int most) {
        this.index = new KeyIndex(most);
    }

    /** From a table, so that it is the same on every machine. */
    private static float[] weights() {
        float[] weights = new float[FORGOTTEN + 1];
        for (int gap = 0; gap <= FORGOTTEN; gap++) {
            weights[gap] = (float) (1 + StrictMath.log1p(gap));
        }
        return weights;
    }

    /** Takes a meeting, and weighs it: {@code 1 + ln(1 + ticks since the last)}, 1 to 11.8, the most for a new pair. */
    float weight(long source, long destination, int tick) {
        int number = index.number(Hashes.join(source, destination));
        if (index.room() > ticks.length) {
            ticks = Arrays.copyOf(ticks, index.room());
        }
        int gap = index.wasNew() ? FORGOTTEN : Math.min(FORGOTTEN, tick - ticks[number]);
        ticks[number] = tick;
        return WEIGHTS[gap];
    }

    void save(DataOutput out) throws IOException {
        index.save(out);
        out.writeInt(ticks.length);
        for (int tick : ticks) {
            out.writeInt(tick);
        }
    }

    void load(DataInput in) throws IOException {
        index.load(in);
        int length = in.readInt();
        if (length < 0 || length > index.room()) {
            throw new IOException(length + " meetings for an index of " + index.room());
        }
        ticks = new int[length];
        for (int i = 0; i < length; i++) {
            ticks[i] = in.readInt();
        }
    }
}
