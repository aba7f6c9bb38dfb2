package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count-Min sketches of a key's decayed count and of its total, as MIDAS and MIDAS-R need them. A cell is decayed when it
 * is touched and not at each tick: every touch adds 1 before anything is read, so no reader can tell. 12 bytes a cell.
 */
final class DecayedSketch {
    private final float factor;
    private final float[] current;
    private final float[] total;
    /** Of a cell: the clock when it was last touched. */
    private final int[] touched;

    /** @param factor what a count is multiplied with at each step of the clock, 0 to below 1 */
    DecayedSketch(int cells, float factor) {
        this.factor = factor;
        this.current = new float[cells];
        this.total = new float[cells];
        this.touched = new int[cells];
    }

    /** Counts a key by its cell in each row, and returns how far its count is from its mean: {@link #surprise}. */
    float count(int[] cells, int clock, float tick) {
        float recent = Float.POSITIVE_INFINITY;
        float all = Float.POSITIVE_INFINITY;
        for (int cell : cells) {
            if (touched[cell] != clock) {
                current[cell] = Absorption.decayed(current[cell], factor, clock - touched[cell]);
                touched[cell] = clock;
            }
            float counted = ++current[cell];
            float summed = ++total[cell];
            recent = counted < recent ? counted : recent;
            all = summed < all ? summed : all;
        }
        return surprise(recent, all, tick);
    }

    /** The chi-squared statistic of a count {@code a} in tick {@code t} when the total is {@code s}. */
    private static float surprise(float a, float s, float t) {
        if (s == 0 || t == 1) {
            return 0;
        }
        float difference = (a - s / t) * t;
        return (float) ((double) difference * difference / (s * (t - 1)));
    }

    void save(DataOutput out) throws IOException {
        for (int cell = 0; cell < current.length; cell++) {
            out.writeFloat(current[cell]);
            out.writeFloat(total[cell]);
            out.writeInt(touched[cell]);
        }
    }

    void load(DataInput in) throws IOException {
        for (int cell = 0; cell < current.length; cell++) {
            current[cell] = in.readFloat();
            total[cell] = in.readFloat();
            touched[cell] = in.readInt();
        }
    }
}
