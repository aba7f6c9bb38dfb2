package io.kumoban.engine.place;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * A value for each number of a line that is cut into ranges: the start of each range and its value in flat arrays, 12
 * bytes a range, in order. A look-up goes by the upper bits of the number to a short stretch of them and halves that; it
 * makes no garbage. Value 0 stands for nothing.
 */
final class RangeTable {
    /** A megabyte of heads; with fewer of them a look-up halves longer stretches (bench places). */
    private static final int MOST_HEAD_BITS = 18;

    private final long[] starts;
    private final int[] values;
    /** How far numbers are shifted to find their head. */
    private final int shift;
    /** For each head the index of the first start at or above its first number, and one more. */
    private final int[] heads;

    private RangeTable(long[] starts, int[] values) {
        this.starts = starts;
        this.values = values;
        if (starts.length == 0) {
            shift = 0;
            heads = new int[0];
            return;
        }
        long span = starts[starts.length - 1] - starts[0];
        int headBits = Math.min(MOST_HEAD_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(starts.length));
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - headBits);
        heads = new int[(int) (span >>> shift) + 2];
        int at = 0;
        for (int head = 0; head < heads.length; head++) {
            while (at < starts.length && (starts[at] - starts[0]) >>> shift < head) {
                at++;
            }
            heads[head] = at;
        }
    }

    /** The value of the range that holds a number. */
    int find(long number) {
        if (starts.length == 0 || number < starts[0]) {
            return 0;
        }
        if (number >= starts[starts.length - 1]) {
            return values[starts.length - 1];
        }
        int head = (int) ((number - starts[0]) >>> shift);
        int from = heads[head];
        int to = heads[head + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (starts[middle] <= number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return values[from - 1];
    }

    /** How many ranges have a value. */
    int size() {
        int size = 0;
        for (int value : values) {
            size += value == 0 ? 0 : 1;
        }
        return size;
    }

    /** What the arrays take up. */
    long bytes() {
        return (long) Long.BYTES * starts.length + (long) Integer.BYTES * (values.length + heads.length);
    }

    /** The table of what both say together, range by range. */
    RangeTable and(RangeTable other, IntBinaryOperator together) {
        Builder builder = new Builder();
        int left = 0;
        int right = 0;
        while (left < starts.length || right < other.starts.length) {
            long leftStart = left < starts.length ? starts[left] : Long.MAX_VALUE;
            long rightStart = right < other.starts.length ? other.starts[right] : Long.MAX_VALUE;
            long start = Math.min(leftStart, rightStart);
            if (left < starts.length && leftStart == start) {
                left++;
            }
            if (right < other.starts.length && rightStart == start) {
                right++;
            }
            int ofLeft = left == 0 ? 0 : values[left - 1];
            int ofRight = right == 0 ? 0 : other.values[right - 1];
            builder.begin(start, together.applyAsInt(ofLeft, ofRight));
        }
        return builder.table();
    }

    /** Gathers the starts of ranges in order. */
    static final class Builder {
        private long[] starts = new long[16];
        private int[] values = new int[16];
        private int size;

        /** From this number on the value is another one; a later word on the same number counts. */
        void begin(long start, int value) {
            if (size > 0 && starts[size - 1] == start) {
                size--;
            }
            if ((size == 0 ? 0 : values[size - 1]) == value) {
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            starts[size] = start;
            values[size++] = value;
        }

        RangeTable table() {
            return new RangeTable(Arrays.copyOf(starts, size), Arrays.copyOf(values, size));
        }
    }
}
