package io.kumoban.detectors.sigma.plan;

import io.kumoban.engine.event.Hashes;
import java.util.Arrays;

/**
 * The values that a slot had last and what was found in each: one place for each hash, in which the newest value stays. Some
 * bytes a place, and at most {@value #LONGEST} more for the value.
 */
final class KnownValues {
    /** Bytes of the longest value that is remembered. */
    static final int LONGEST = 256;

    private static final byte[] NONE = {};

    private final Entry[] entries;

    /** A place, with the value that is in it. */
    static final class Entry {
        final FoundTexts found = new FoundTexts();
        private byte[] value = NONE;
        private int length = -1;

        boolean is(byte[] bytes, int offset, int size) {
            return length == size && Arrays.equals(value, 0, size, bytes, offset, offset + size);
        }

        void take(byte[] bytes, int offset, int size) {
            if (value.length < size) {
                value = new byte[Math.min(LONGEST, Integer.highestOneBit(size) * 2)];
            }
            System.arraycopy(bytes, offset, value, 0, size);
            length = size;
        }
    }

    /** Room for so many values, a power of two. */
    KnownValues(int places) {
        entries = new Entry[places];
    }

    /** The place of a value, whether or not it is in it. */
    Entry at(byte[] bytes, int offset, int length) {
        int place = (int) Hashes.of(bytes, offset, length) & entries.length - 1;
        Entry entry = entries[place];
        if (entry == null) {
            entry = new Entry();
            entries[place] = entry;
        }
        return entry;
    }
}
