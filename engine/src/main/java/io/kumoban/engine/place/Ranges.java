package io.kumoban.engine.place;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranges with values, gathered in any order, and made into a table. Where ranges overlap, the one that begins later
 * counts, and of two that begin together the shorter one.
 */
final class Ranges {
    private long[] firsts = new long[16];
    private long[] lasts = new long[16];
    private int[] values = new int[16];
    private int size;
    private boolean sorted = true;

    /** Adds a range with its first and last number. */
    void add(long first, long last, int value) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        sorted &= size == 0 || firsts[size - 1] < first || firsts[size - 1] == first && lasts[size - 1] >= last;
        firsts[size] = first;
        lasts[size] = last;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    RangeTable table() {
        if (!sorted) {
            sort();
        }
        RangeTable.Builder builder = new RangeTable.Builder();
        // The ranges that are open, the innermost last: of those that enclose it the widest is first.
        int[] open = new int[8];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            depth = close(builder, open, depth, firsts[i]);
            if (depth == open.length) {
                open = Arrays.copyOf(open, 2 * depth);
            }
            open[depth++] = i;
            builder.begin(firsts[i], values[i]);
        }
        close(builder, open, depth, Long.MAX_VALUE);
        return builder.table();
    }

    /** Ends the ranges that end before a number, and answers how many are still open. */
    private int close(RangeTable.Builder builder, int[] open, int depth, long before) {
        int left = depth;
        while (left > 0 && lasts[open[left - 1]] < before) {
            long next = lasts[open[left - 1]] + 1;
            left--;
            while (left > 0 && lasts[open[left - 1]] < next) {
                left--;
            }
            builder.begin(next, left == 0 ? 0 : values[open[left - 1]]);
        }
        return left;
    }

    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingLong((Integer i) -> firsts[i])
                        .thenComparing(Comparator.comparingLong((Integer i) -> lasts[i])
                                .reversed()));
        long[] oldFirsts = firsts;
        long[] oldLasts = lasts;
        int[] oldValues = values;
        firsts = Arrays.stream(order).mapToLong(i -> oldFirsts[i]).toArray();
        lasts = Arrays.stream(order).mapToLong(i -> oldLasts[i]).toArray();
        values = Arrays.stream(order).mapToInt(i -> oldValues[i]).toArray();
        sorted = true;
    }
}
