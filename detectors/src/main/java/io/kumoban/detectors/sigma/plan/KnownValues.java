package io.kumoban.detectors.sigma.plan;

import io.kumoban.engine.event.Hashes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that a slot had last, and for each what the groups of the slot found in it: one place for each hash, in which the
 * newest value stays. So a value that comes again is hashed and compared once, however many groups ask. Values beyond
 * {@value #LONGEST} bytes are not remembered.
 */
final class KnownValues {
    /** Bytes of the longest value that is remembered. */
    static final int LONGEST = 512;

    private static final byte[] NONE = {};

    private final @Nullable Entry[] entries;
    private final int groups;

    /** A place, with the value that is in it. */
    static final class Entry {
        private final @Nullable FoundTexts[] found;
        private final boolean[] isKnown;
        private byte[] value = NONE;
        private int length = -1;

        Entry(int groups) {
            found = new FoundTexts[groups];
            isKnown = new boolean[groups];
        }

        boolean is(byte[] bytes, int offset, int size) {
            return length == size && Arrays.equals(value, 0, size, bytes, offset, offset + size);
        }

        /** Forgets what was in this place. Answers how many bytes more are held now. */
        int take(byte[] bytes, int offset, int size) {
            int before = value.length;
            if (before < size) {
                value = new byte[Math.min(LONGEST, Integer.highestOneBit(size) * 2)];
            }
            System.arraycopy(bytes, offset, value, 0, size);
            length = size;
            Arrays.fill(isKnown, false);
            return value.length - before;
        }

        /** What a group found, or null when it has not looked yet. */
        @Nullable
        FoundTexts found(int group) {
            return isKnown[group] ? found[group] : null;
        }

        /** The list for what a group finds; whoever takes it empties and fills it. */
        FoundTexts toFind(int group) {
            FoundTexts texts = found[group];
            if (texts == null) {
                texts = new FoundTexts();
                found[group] = texts;
            }
            isKnown[group] = true;
            return texts;
        }
    }

    /**
     * For one slot.
     *
     * @param places room for so many values, a power of two
     * @param groups of the slot whose findings are remembered
     */
    KnownValues(int places, int groups) {
        entries = new Entry[places];
        this.groups = groups;
    }

    /** The place of a value, whether or not it is in it. */
    Entry at(byte[] bytes, int offset, int length) {
        int place = (int) Hashes.of(bytes, offset, length) & entries.length - 1;
        Entry entry = entries[place];
        if (entry == null) {
            entry = new Entry(groups);
            entries[place] = entry;
        }
        return entry;
    }
}
