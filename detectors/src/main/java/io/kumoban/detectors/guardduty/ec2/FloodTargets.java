package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The remotes that an own side sends most packets to: eight of them by Space-Saving (Metwally, Agrawal, El Abbadi, ICDT
 * 2005). What a remote may have got from those that gave way to it is kept apart, so that no remote is ever blamed for
 * more than it was sent. 500 bytes.
 */
final class FloodTargets implements State {
    private static final int SLOTS = 8;
    private static final int NUMBERS = 5;

    private static final int PACKETS = 0;
    private static final int BYTES = 1;
    private static final int OPENINGS = 2;
    private static final int ANSWERS = 3;
    private static final int TOLD = 4;

    private final long[] remotes = new long[SLOTS];
    /** Packets that count against a remote's rank only. */
    private final long[] inherited = new long[SLOTS];

    private final long[] numbers = new long[SLOTS * NUMBERS];

    /** Adds what was sent to a remote and returns its slot. The remote must not be zero. */
    int sent(long remote, long packets, long bytes, boolean opens) {
        int slot = find(remote);
        if (slot < 0) {
            slot = lightest();
            inherited[slot] += get(slot, PACKETS);
            Arrays.fill(numbers, slot * NUMBERS, (slot + 1) * NUMBERS, 0);
            remotes[slot] = remote;
        }
        add(slot, PACKETS, packets);
        add(slot, BYTES, bytes);
        add(slot, OPENINGS, opens ? 1 : 0);
        return slot;
    }

    /** Notes packets that came from a remote; of those to whom nothing was sent yet, the busiest are held. */
    void answered(long remote, long packets) {
        int slot = find(remote);
        if (slot < 0) {
            slot = lightest();
            if (rank(slot) > 0 || get(slot, ANSWERS) >= packets) {
                return;
            }
            Arrays.fill(numbers, slot * NUMBERS, (slot + 1) * NUMBERS, 0);
            remotes[slot] = remote;
        }
        add(slot, ANSWERS, packets);
    }

    long packets(int slot) {
        return get(slot, PACKETS);
    }

    long bytes(int slot) {
        return get(slot, BYTES);
    }

    /** Records that only tried to open a connection. */
    long openings(int slot) {
        return get(slot, OPENINGS);
    }

    /** Packets that came back. */
    long answers(int slot) {
        return get(slot, ANSWERS);
    }

    /** Packets that came back, as a share of those sent. */
    double answeredShare(int slot) {
        return (double) get(slot, ANSWERS) / Math.max(1, get(slot, PACKETS));
    }

    /** Whether a value is worth telling again: twice what was told last of this remote. */
    boolean isNews(int slot, double value) {
        return value >= 2 * get(slot, TOLD);
    }

    void told(int slot, double value) {
        numbers[slot * NUMBERS + TOLD] = (long) Math.ceil(value);
    }

    void clear() {
        Arrays.fill(remotes, 0);
        Arrays.fill(inherited, 0);
        Arrays.fill(numbers, 0);
    }

    private int find(long remote) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (remotes[slot] == remote) {
                return slot;
            }
        }
        return -1;
    }

    private int lightest() {
        int lightest = 0;
        for (int slot = 1; slot < SLOTS; slot++) {
            long lighter = rank(lightest) - rank(slot);
            if (lighter > 0 || lighter == 0 && get(slot, ANSWERS) < get(lightest, ANSWERS)) {
                lightest = slot;
            }
        }
        return lightest;
    }

    private long rank(int slot) {
        return inherited[slot] + get(slot, PACKETS);
    }

    private long get(int slot, int number) {
        return numbers[slot * NUMBERS + number];
    }

    private void add(int slot, int number, long more) {
        numbers[slot * NUMBERS + number] += more;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (int slot = 0; slot < SLOTS; slot++) {
            out.writeLong(remotes[slot]);
            out.writeLong(inherited[slot]);
        }
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int slot = 0; slot < SLOTS; slot++) {
            remotes[slot] = in.readLong();
            inherited[slot] = in.readLong();
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
    }
}
