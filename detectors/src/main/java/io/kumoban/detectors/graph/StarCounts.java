package io.kumoban.detectors.graph;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How often each edge of one node came in the tick in course, and at most in a tick of an earlier day, and the same of all
 * its edges together. An earlier day, so that a burst that lasts is not held against itself. The numbers stand in findings;
 * they decide nothing about scores. 20 bytes an edge and its index.
 */
public final class StarCounts implements State {
    private static final int TICK = 0;
    private static final int COUNT = 1;
    private static final int TODAY = 2;
    private static final int EARLIER = 3;
    /** Values of an edge that lie together. */
    private static final int WIDTH = 4;

    private final KeyIndex index;
    private final int ticksOfDay;
    private int[] values = new int[0];
    private int at;
    private int tick;
    private final Highest meetings = new Highest();
    private final Highest edges = new Highest();

    /** A number that grows within a tick, and its largest value in a tick of this day and of an earlier one. */
    private static final class Highest {
        private int now;
        private int today;
        private int earlier;

        private void close(boolean dayToo) {
            today = Math.max(today, now);
            now = 0;
            if (dayToo) {
                earlier = Math.max(earlier, today);
                today = 0;
            }
        }

        private void save(DataOutput out) throws IOException {
            out.writeInt(now);
            out.writeInt(today);
            out.writeInt(earlier);
        }

        private void load(DataInput in) throws IOException {
            now = in.readInt();
            today = in.readInt();
            earlier = in.readInt();
        }
    }

    /**
     * Counts of none.
     *
     * @param most       edges that are held; one that was forgotten counts as new
     * @param ticksOfDay how many ticks make a day; days begin with tick 1
     */
    public StarCounts(int most, int ticksOfDay) {
        this.index = new KeyIndex(most);
        this.ticksOfDay = ticksOfDay;
    }

    /** Counts an edge once. Ticks begin with 1 and do not go back. */
    public void count(long source, long destination, int newTick) {
        if (newTick != tick) {
            boolean isNewDay = day(newTick) != day(tick);
            meetings.close(isNewDay);
            edges.close(isNewDay);
            tick = newTick;
        }
        int number = index.number(Hashes.join(source, destination));
        if (WIDTH * index.room() > values.length) {
            values = Arrays.copyOf(values, WIDTH * index.room());
        }
        at = WIDTH * number;
        if (index.wasNew()) {
            Arrays.fill(values, at, at + WIDTH, 0);
        }
        if (values[at + TICK] != newTick) {
            close(newTick);
            edges.now++;
        }
        values[at + COUNT]++;
        meetings.now++;
    }

    private void close(int newTick) {
        values[at + TODAY] = Math.max(values[at + TODAY], values[at + COUNT]);
        values[at + COUNT] = 0;
        if (day(newTick) != day(values[at + TICK])) {
            values[at + EARLIER] = Math.max(values[at + EARLIER], values[at + TODAY]);
            values[at + TODAY] = 0;
        }
        values[at + TICK] = newTick;
    }

    private int day(int ofTick) {
        return Math.max(0, ofTick - 1) / ticksOfDay;
    }

    /** How often the edge that was counted last came in this tick. */
    public int now() {
        return values[at + COUNT];
    }

    /** How often the edge that was counted last came in a tick of an earlier day, at most; 0 for a new one. */
    public int before() {
        return values[at + EARLIER];
    }

    /** How often all edges came in this tick. */
    public int allNow() {
        return meetings.now;
    }

    /** How often all edges came in a tick of an earlier day, at most. */
    public int allBefore() {
        return meetings.earlier;
    }

    /** How many different edges came in this tick; one that gave way to others is counted again. */
    public int edgesNow() {
        return edges.now;
    }

    /** How many different edges came in a tick of an earlier day, at most. */
    public int edgesBefore() {
        return edges.earlier;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        index.save(out);
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
        out.writeInt(tick);
        meetings.save(out);
        edges.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        index.load(in);
        int length = in.readInt();
        if (length < 0 || length > WIDTH * index.room()) {
            throw new IOException(length + " values for an index of " + index.room());
        }
        values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readInt();
        }
        tick = in.readInt();
        meetings.load(in);
        edges.load(in);
    }
}
