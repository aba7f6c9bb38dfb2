package io.kumoban.engine.event;

import io.kumoban.engine.scan.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private @Nullable NameSieve asked;
    private int sets;

    /** Goes to a name: lower case, without its last dot. */
    void set(byte[] source, int offset, int length) {
        bytes = source;
        last = offset + length;
        count = 0;
        asked = null;
        long hash = 0;
        for (int end = last; end > offset; ) {
            int start = labelStart(source, offset, end);
            hash = withLabel(hash, source, start, end);
            add(hash, start);
            end = start - 1;
        }
    }

    private static int labelStart(byte[] bytes, int offset, int end) {
        int at = end;
        while (at > offset && bytes[at - 1] != '.') {
            at--;
        }
        return at;
    }

    private static long withLabel(long hash, byte[] bytes, int start, int end) {
        long longer = hash;
        int at = start;
        for (; end - at > Words.BYTES; at += Words.BYTES) {
            longer = mixed(longer, Words.at(bytes, at));
        }
        return mixed(longer, rest(bytes, at, end));
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    /** At most eight bytes, the first one lowest. */
    private static long rest(byte[] bytes, int at, int end) {
        if (at + Words.BYTES <= bytes.length && at < end) {
            return Words.at(bytes, at) & -1L >>> Long.SIZE - (end - at << 3);
        }
        long word = 0;
        for (int i = end - 1; i >= at; i--) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }

    private void add(long hash, int start) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        ends[count] = hash;
        starts[count++] = start;
    }

    /** How many there are: as many as the name has labels. */
    public int count() {
        return count;
    }

    /** The bits of those sets of a sieve that may hold the name or a parent of it. */
    public int sets(NameSieve sieve) {
        if (asked != sieve) {
            asked = sieve;
            sets = 0;
            for (int i = 0; i < count; i++) {
                sets |= sieve.sets(ends[i]);
            }
        }
        return sets;
    }

    /** The hash that {@link Hashes} gives for one of them; the shortest is the first. */
    public long hash(int index) {
        return Hashes.of(bytes, starts[index], last - starts[index]);
    }

    /** The cheap hash of a whole name. */
    public static long whole(byte[] bytes, int offset, int length) {
        long hash = 0;
        for (int end = offset + length; end > offset; ) {
            int start = labelStart(bytes, offset, end);
            hash = withLabel(hash, bytes, start, end);
            end = start - 1;
        }
        return hash;
    }
}
