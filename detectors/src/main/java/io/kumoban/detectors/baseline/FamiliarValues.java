package io.kumoban.detectors.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How often one actor had each value of one attribute, for the values it had most: hashes with decayed counts. Holds a
 * fixed number of values at most; the smallest count gives way. In a full table a value that is missing may have given
 * way before, so it is taken to be as common as the rarest one held (as in Space-Saving; Metwally, Agrawal, El Abbadi,
 * ICDT 2005) and never as unseen.
 *
 * <p>A value also has the hour when it came, so that what came only lately can count as new still: an intruder's first
 * calls must not make its own network usual.
 *
 * <p>20 bytes a value; grows from 4 values.
 */
public final class FamiliarValues {
    private static final int FIRST = 4;

    private final int most;
    private long[] values = new long[FIRST];
    private double[] counts = new double[FIRST];
    private int[] since = new int[FIRST];
    private int size;
    private double total;

    /** A table of at most this many values, 4 or more. */
    public FamiliarValues(int most) {
        this.most = most;
    }

    /**
     * How often the value was had, in events worth {@code worth} each; 0 when it came only after the given time.
     *
     * @param settled milliseconds since 1970
     */
    public double count(long value, double worth, long settled) {
        int at = find(value);
        if (at >= 0) {
            return ForwardDecay.hour(settled) < since[at] ? 0 : counts[at] / worth;
        }
        return size < most ? 0 : counts[smallest()] / worth;
    }

    /** Whether the value was had before, or may have been. */
    public boolean knows(long value) {
        return size == most || find(value) >= 0;
    }

    /** How many events were counted, in events worth {@code worth} each. */
    public double total(double worth) {
        return total / worth;
    }

    /** How many different values are held. */
    public int distinct() {
        return size;
    }

    /** Counts a value that is worth this much, at a time in milliseconds since 1970. */
    public void add(long value, double worth, long time) {
        total += worth;
        int at = find(value);
        if (at < 0) {
            insert(value, worth, ForwardDecay.hour(time));
            return;
        }
        counts[at] += worth;
        bringForward(at);
    }

    private void insert(long value, double worth, int hour) {
        int at = size;
        if (size == most) {
            at = smallest();
        } else {
            if (size == values.length) {
                int room = Math.min(most, size * 2);
                values = Arrays.copyOf(values, room);
                counts = Arrays.copyOf(counts, room);
                since = Arrays.copyOf(since, room);
            }
            size++;
        }
        values[at] = value;
        counts[at] = worth;
        since[at] = hour;
    }

    /** Keeps what is often asked for near the front, where the search begins. */
    private void bringForward(int at) {
        int to = at >> 1;
        if (counts[to] >= counts[at]) {
            return;
        }
        long value = values[at];
        double count = counts[at];
        int hour = since[at];
        values[at] = values[to];
        counts[at] = counts[to];
        since[at] = since[to];
        values[to] = value;
        counts[to] = count;
        since[to] = hour;
    }

    private int find(long value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private int smallest() {
        int smallest = 0;
        for (int i = 1; i < size; i++) {
            if (counts[i] < counts[smallest]) {
                smallest = i;
            }
        }
        return smallest;
    }

    public void save(DataOutput out) throws IOException {
        out.writeDouble(total);
        out.writeShort(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(values[i]);
            out.writeDouble(counts[i]);
            out.writeInt(since[i]);
        }
    }

    public void load(DataInput in) throws IOException {
        total = in.readDouble();
        size = in.readUnsignedShort();
        int room = FIRST;
        while (room < size) {
            room = Math.min(most, room * 2);
        }
        values = new long[room];
        counts = new double[room];
        since = new int[room];
        for (int i = 0; i < size; i++) {
            values[i] = in.readLong();
            counts[i] = in.readDouble();
            since[i] = in.readInt();
        }
    }
}
