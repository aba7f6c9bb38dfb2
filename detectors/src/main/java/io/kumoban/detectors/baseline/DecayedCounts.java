package io.kumoban.detectors.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decayed counts of many keys in a table of bounded size: sets of eight places, a key lives in the set that its hash
 * names. When a set is full the table doubles; at 65,536 places the smallest count of the set gives way instead. 20 bytes
 * a place. A key also has the hour when it came.
 */
final class DecayedCounts {
    private static final int WAYS = 8;
    private static final int FIRST_PLACES = 1 << 10;
    private static final int MOST_PLACES = 1 << 16;
    /** Places that are copied together. */
    private static final int BLOCK = 64;

    private long[] keys;
    private double[] counts;
    private int[] since;
    /** By block of places: the picture for which it was last changed. */
    private int[] changed;

    private int pictures = 1;
    /** Of a picture: which one it is. */
    private int picture;

    DecayedCounts() {
        this(FIRST_PLACES);
    }

    private DecayedCounts(int places) {
        keys = new long[places];
        counts = new double[places];
        since = new int[places];
        changed = new int[places / BLOCK];
    }

    /**
     * A picture that later counting does not change.
     *
     * @param spent an earlier picture of this object that may be painted over: then only what changed since is copied
     */
    DecayedCounts copy(@Nullable DecayedCounts spent) {
        DecayedCounts copy = spent;
        if (copy == null || copy.keys.length != keys.length) {
            copy = new DecayedCounts(0);
            copy.keys = keys.clone();
            copy.counts = counts.clone();
            copy.since = since.clone();
        } else {
            copyChanged(copy);
        }
        copy.picture = pictures++;
        return copy;
    }

    private void copyChanged(DecayedCounts into) {
        for (int block = 0; block < changed.length; block++) {
            if (changed[block] > into.picture) {
                int from = block * BLOCK;
                System.arraycopy(keys, from, into.keys, from, BLOCK);
                System.arraycopy(counts, from, into.counts, from, BLOCK);
                System.arraycopy(since, from, into.since, from, BLOCK);
            }
        }
    }

    /** The undivided count of a key; 0 when it is not held. */
    double get(long key) {
        int at = find(key);
        return at < 0 ? 0 : counts[at];
    }

    /** The same, but 0 also for a key that came after an hour. */
    double get(long key, int hour) {
        int at = find(key);
        return at < 0 || since[at] > hour ? 0 : counts[at];
    }

    private int find(long key) {
        int first = set(key);
        for (int at = first; at < first + WAYS; at++) {
            if (keys[at] == key) {
                return at;
            }
        }
        return -1;
    }

    /** Adds to a key (not 0) in an hour and returns whether it is new. */
    boolean add(long key, double worth, int hour) {
        int first = set(key);
        int smallest = first;
        for (int at = first; at < first + WAYS; at++) {
            if (keys[at] == key) {
                counts[at] += worth;
                changed[at / BLOCK] = pictures;
                return false;
            }
            if (keys[at] == 0) {
                put(at, key, worth, hour);
                return true;
            }
            if (counts[at] < counts[smallest]) {
                smallest = at;
            }
        }
        if (keys.length < MOST_PLACES) {
            widen();
            return add(key, worth, hour);
        }
        put(smallest, key, worth, hour);
        return true;
    }

    private void put(int at, long key, double worth, int hour) {
        keys[at] = key;
        counts[at] = worth;
        since[at] = hour;
        changed[at / BLOCK] = pictures;
    }

    private int set(long key) {
        return (int) key & keys.length - WAYS;
    }

    private void widen() {
        DecayedCounts wider = new DecayedCounts(keys.length * 2);
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                wider.add(keys[at], counts[at], since[at]);
            }
        }
        keys = wider.keys;
        counts = wider.counts;
        since = wider.since;
        changed = wider.changed;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(keys.length);
        for (int at = 0; at < keys.length; at++) {
            out.writeLong(keys[at]);
            out.writeDouble(counts[at]);
            out.writeInt(since[at]);
        }
    }

    void load(DataInput in) throws IOException {
        int places = in.readInt();
        keys = new long[places];
        counts = new double[places];
        since = new int[places];
        changed = new int[places / BLOCK];
        // A picture that was read back may be older than any block.
        Arrays.fill(changed, pictures);
        for (int at = 0; at < places; at++) {
            keys[at] = in.readLong();
            counts[at] = in.readDouble();
            since[at] = in.readInt();
        }
    }
}
