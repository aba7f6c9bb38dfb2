package io.kumoban.engine.event;

import java.util.Arrays;

/**
 * A domain name and all its parents, that is the ends of its text that begin with a label, each with a cheap 64-bit
 * hash. All of them cost one pass over the name, where {@link Hashes} would need one for each label. The hash is easily
 * forged, so it only sieves; {@link #hash} is what decides. Moved by cursors only, and used again.
 */
public final class NameEnds {
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private long[] ends = new long[8];
    private int[] starts = new int[8];
    private int count;
    private byte[] bytes = {};
    private int last;

    /** Goes to a name: lower case, without its last dot. */
    void set(byte[] source, int offset, int length) {
        bytes = source;
        last = offset + length;
        count = 0;
        long hash = 0;
        for (int at = last - 1; at >= offset; at--) {
            if (bytes[at] == '.' && at + 1 < last) {
                add(hash, at + 1);
            }
            hash = (hash ^ bytes[at]) * MULTIPLIER;
        }
        if (length > 0) {
            add(hash, offset);
        }
    }

    private void add(long hash, int start) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        ends[count] = spread(hash);
        starts[count++] = start;
    }

    private static long spread(long hash) {
        long spread = hash ^ hash >>> 32;
        return spread == 0 ? 1 : spread;
    }

    /** How many there are: as many as the name has labels. */
    public int count() {
        return count;
    }

    /** The cheap hash of one of them, never zero; the shortest is the first. */
    public long end(int index) {
        return ends[index];
    }

    /** The hash that {@link Hashes} gives for one of them. */
    public long hash(int index) {
        return Hashes.of(bytes, starts[index], last - starts[index]);
    }

    /** The cheap hash of a whole name. */
    public static long whole(byte[] bytes, int offset, int length) {
        long hash = 0;
        for (int at = offset + length - 1; at >= offset; at--) {
            hash = (hash ^ bytes[at]) * MULTIPLIER;
        }
        return spread(hash);
    }
}
