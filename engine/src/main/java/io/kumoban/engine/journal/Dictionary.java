package io.kumoban.engine.journal;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;

/** The different texts of one column of a run, numbered from 1 in the order in which they come. */
final class Dictionary {
    private int[] table = new int[1 << 10];
    private long[] hashes = new long[1 << 9];
    private long[] slices = new long[1 << 9];
    private int size;

    void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    int size() {
        return size;
    }

    /** Where an entry, counted from 0, lies in the run. */
    long slice(int index) {
        return slices[index];
    }

    /** The number of a text; 0 for an absent one. */
    int number(Run run, long slice) {
        if (slice == Slice.ABSENT) {
            return 0;
        }
        byte[] text = run.text();
        int offset = Slice.offset(slice);
        int length = Slice.length(slice);
        long hash = Hashes.of(text, offset, length) + Slice.type(slice);
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != 0) {
            int entry = table[at] - 1;
            if (hashes[entry] == hash && sameText(text, slices[entry], slice)) {
                return entry + 1;
            }
            at = (at + 1) & mask;
        }
        return add(hash, slice, at);
    }

    private static boolean sameText(byte[] text, long left, long right) {
        int leftAt = Slice.offset(left);
        int rightAt = Slice.offset(right);
        return Slice.type(left) == Slice.type(right)
                && Arrays.equals(
                        text, leftAt, leftAt + Slice.length(left), text, rightAt, rightAt + Slice.length(right));
    }

    private int add(long hash, long slice, int at) {
        if (size == slices.length) {
            slices = Arrays.copyOf(slices, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        slices[size] = slice;
        hashes[size] = hash;
        size++;
        table[at] = size;
        if (size * 2 > table.length) {
            widen();
        }
        return size;
    }

    private void widen() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int at = (int) hashes[entry] & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = entry + 1;
        }
    }
}
