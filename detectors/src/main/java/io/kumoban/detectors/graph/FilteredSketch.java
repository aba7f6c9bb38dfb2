package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count-Min sketches of a key's decayed count, of its total and of its last score, as MIDAS-F needs them: at each tick the
 * count joins the total only if the last score is below a threshold; else the total grows by its own mean, so that what is
 * judged anomalous does not become usual. A cell catches up with the ticks when it is touched. 16 bytes a cell.
 */
final class FilteredSketch {
    private final float factor;
    private final float threshold;
    private final TickHistory history;
    private final float[] current;
    private final float[] total;
    private final float[] score;
    /** Of a cell: the clock when it was last touched. */
    private final int[] touched;

    FilteredSketch(int cells, float factor, float threshold, TickHistory history) {
        this.factor = factor;
        this.threshold = threshold;
        this.history = history;
        this.current = new float[cells];
        this.total = new float[cells];
        this.score = new float[cells];
        this.touched = new int[cells];
    }

    /** Counts a key by its cell in each row and returns its new score. */
    float count(int[] cells, float tick) {
        int clock = history.clock();
        float recent = Float.POSITIVE_INFINITY;
        float all = Float.POSITIVE_INFINITY;
        for (int cell : cells) {
            if (touched[cell] != clock) {
                catchUp(cell, clock);
            }
            float counted = ++current[cell];
            float summed = total[cell];
            recent = counted < recent ? counted : recent;
            all = summed < all ? summed : all;
        }
        float surprise = surprise(recent, all, tick);
        for (int cell : cells) {
            score[cell] = surprise;
        }
        return surprise;
    }

    private void catchUp(int cell, int clock) {
        int since = touched[cell];
        touched[cell] = clock;
        if (score[cell] < threshold) {
            merge(cell, clock - since);
        } else {
            current[cell] = Absorption.decayed(current[cell], factor, clock - since);
            total[cell] = history.grown(total[cell], since);
        }
    }

    /** A count that is lost beside 1 is lost beside the total too, which is 0 or at least 1. */
    private void merge(int cell, int ticks) {
        float left = current[cell];
        float sum = total[cell];
        for (int i = 0; i < ticks && left > Absorption.LOST; i++) {
            sum += left;
            left *= factor;
        }
        current[cell] = left > Absorption.LOST ? left : 0;
        total[cell] = sum;
    }

    /**
     * The chi-squared statistic of a count {@code a} in tick {@code t} when the ticks before sum up to {@code s}. The
     * product is not rounded before the sum, as the authors' program is compiled where a processor can do that.
     */
    private static float surprise(float a, float s, float t) {
        if (s == 0) {
            return 0;
        }
        float difference = Math.fma(-a, t, a + s);
        return (float) ((double) difference * difference / (s * (t - 1)));
    }

    void save(DataOutput out) throws IOException {
        for (int cell = 0; cell < current.length; cell++) {
            out.writeFloat(current[cell]);
            out.writeFloat(total[cell]);
            out.writeFloat(score[cell]);
            out.writeInt(touched[cell]);
        }
    }

    void load(DataInput in) throws IOException {
        for (int cell = 0; cell < current.length; cell++) {
            current[cell] = in.readFloat();
            total[cell] = in.readFloat();
            score[cell] = in.readFloat();
            touched[cell] = in.readInt();
        }
    }
}
