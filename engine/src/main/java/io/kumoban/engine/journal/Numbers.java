package io.kumoban.engine.journal;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * A column of numbers: those with few values as entries and codes, others as planes. One value far off, by which a log
 * says that it has none, does not widen the planes.
 */
final class Numbers {
    private static final int WIDE = 0;
    private static final int WIDE_WITH_GAPS = 1;
    private static final int CODED = 2;

    private static final int MOST_ENTRIES = 1 << 16;
    /** Stands for a number that the record does not have. */
    private static final long NONE = Long.MIN_VALUE;

    private final Planes planes;
    private final Codes codes;
    private final Long2LongHashMap seen = new Long2LongHashMap(1 << 10, 0.6f, 0);
    private long[] values = {};
    private long[] scratch = {};

    Numbers(Planes planes, Codes codes) {
        this.planes = planes;
        this.codes = codes;
    }

    void write(long[] numbers, int rows, BlockOutput out) {
        int distinct = distinct(numbers, rows);
        if (distinct <= 256 || distinct <= MOST_ENTRIES && distinct <= rows / 4 && isWide(numbers, rows)) {
            out.packed.putByte(CODED);
            out.packed.putVarint(distinct);
            planes.write(values, distinct, out);
            long[] column = codes.open(rows);
            for (int i = 0; i < rows; i++) {
                column[i] = seen.get(numbers[i]);
            }
            codes.write(rows, distinct, out);
        } else if (seen.get(NONE) > 0) {
            out.packed.putByte(WIDE_WITH_GAPS);
            long least = least(numbers, rows);
            out.packed.putLong(least);
            ensure(rows);
            for (int i = 0; i < rows; i++) {
                scratch[i] = numbers[i] == NONE ? 0 : numbers[i] - least + 1;
            }
            planes.write(scratch, rows, out);
        } else {
            out.packed.putByte(WIDE);
            planes.write(numbers, rows, out);
        }
    }

    /** Numbers the values in the order in which they come, into {@link #seen} and {@link #values}. */
    private int distinct(long[] numbers, int rows) {
        seen.clear();
        int distinct = 0;
        for (int i = 0; i < rows; i++) {
            if (seen.get(numbers[i]) == 0) {
                if (distinct == values.length) {
                    values = Arrays.copyOf(values, Math.max(1 << 10, distinct * 2));
                }
                values[distinct++] = numbers[i];
                seen.put(numbers[i], distinct);
            }
        }
        return distinct;
    }

    private static boolean isWide(long[] numbers, int rows) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < rows; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        return (most - least) >>> 16 != 0;
    }

    private static long least(long[] numbers, int rows) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < rows; i++) {
            least = numbers[i] == NONE ? least : Math.min(least, numbers[i]);
        }
        return least;
    }

    void read(long[] into, int rows, BlockInput in) {
        int how = in.packed.takeByte();
        switch (how) {
            case CODED -> {
                int distinct = in.packed.takeCount();
                if (distinct > MOST_ENTRIES) {
                    throw new IndexOutOfBoundsException(distinct + " values of a number");
                }
                if (values.length <= distinct) {
                    values = new long[distinct + 1];
                }
                planes.read(values, distinct, in);
                long[] column = codes.open(rows);
                codes.read(rows, distinct, in);
                if (distinct == 1) {
                    Arrays.fill(into, 0, rows, values[0]);
                } else {
                    for (int i = 0; i < rows; i++) {
                        into[i] = values[(int) column[i] - 1];
                    }
                }
            }
            case WIDE_WITH_GAPS -> {
                long least = in.packed.takeLong();
                planes.read(into, rows, in);
                for (int i = 0; i < rows; i++) {
                    into[i] = into[i] == 0 ? NONE : into[i] - 1 + least;
                }
            }
            case WIDE -> planes.read(into, rows, in);
            default -> throw new IndexOutOfBoundsException("numbers of kind " + how);
        }
    }

    private void ensure(int rows) {
        if (scratch.length < rows) {
            scratch = new long[rows];
        }
    }
}
