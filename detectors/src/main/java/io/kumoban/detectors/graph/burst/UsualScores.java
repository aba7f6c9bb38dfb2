package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.stats.LogHistogram;
import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which scores one node usually has: a histogram of the highest score of each tick. For an hour of ticks after one that
 * was raised only each tenth teaches, so that an attack does not become usual while it lasts, and a new habit does within
 * days. 700 bytes.
 */
public final class UsualScores implements State {
    /** Ticks after a raised one that teach little. */
    static final int WARY = 60;

    private static final int TAUGHT_ONE_OF = 10;
    /** Scores from 2^40 on fall into the last bin. */
    private static final int OCTAVES = 40;

    private final LogHistogram peaks = new LogHistogram(OCTAVES);
    private int tick;
    private float peak;
    private int wary;
    private int untaught;
    private double known;
    private double share;

    /** Takes a score. Ticks begin with 1 and do not go back. */
    public void take(float score, int newTick) {
        if (newTick != tick) {
            close();
            tick = newTick;
        }
        peak = Math.max(peak, score);
    }

    private void close() {
        if (tick > 0 && (tick > wary || ++untaught % TAUGHT_ONE_OF == 0)) {
            peaks.add((long) peak);
            share = 0;
        }
        peak = 0;
    }

    /** Notes that something was raised in the tick in course. */
    public void raised() {
        wary = tick + WARY;
    }

    /** Whether something was raised in this tick or one of the hour before. */
    public boolean isWary() {
        return tick <= wary;
    }

    /** What the highest score of a tick before stays below with this probability, above 0 and up to 1; 0 without any. */
    public double high(double probability) {
        if (probability != share) {
            known = peaks.quantile(probability);
            share = probability;
        }
        return known;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        peaks.save(out);
        out.writeInt(tick);
        out.writeFloat(peak);
        out.writeInt(wary);
        out.writeInt(untaught);
    }

    @Override
    public void load(DataInput in) throws IOException {
        peaks.load(in);
        tick = in.readInt();
        peak = in.readFloat();
        wary = in.readInt();
        untaught = in.readInt();
        share = 0;
    }
}
