package io.kumoban.engine.journal;

import java.util.Arrays;

/**
 * The columns of a section that are written as numbers of entries, in the order in which they are written. What one of
 * them says often follows from an earlier one (the ARN from the access key, the address from the interface); then only
 * that rule is kept, not the rows.
 */
final class Codes {
    private static final int ROWS = 0;
    /** Each row brings the next entry. */
    private static final int COUNTED = 1;

    private static final int FOLLOWS = 2;
    /** How many rows an entry of the earlier column must have on average, so that a rule is shorter than the rows. */
    private static final int ROWS_AN_ENTRY = 8;

    private final Planes planes;
    private long[][] columns = {};
    private int[] entries = {};
    private int size;
    private long[] rule = {};

    Codes(Planes planes) {
        this.planes = planes;
    }

    void clear() {
        size = 0;
    }

    /** The columns so far. */
    int size() {
        return size;
    }

    /** The codes of a column: 0 for absent, else from 1 to {@link #entries}. */
    long[] column(int index) {
        return columns[index];
    }

    int entries(int index) {
        return entries[index];
    }

    /** Opens a column after the last and returns where its codes go; {@link #write} or {@link #read} keeps it. */
    long[] open(int rows) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size + 16);
            entries = Arrays.copyOf(entries, size + 16);
        }
        long[] column = columns[size];
        if (column == null || column.length < rows) {
            column = new long[rows];
            columns[size] = column;
        }
        return column;
    }

    /** Writes and keeps the open column. */
    void write(int rows, int entryCount, BlockOutput out) {
        long[] column = columns[size];
        int rulingColumn = ruling(column, rows, entryCount);
        if (isCounted(column, rows)) {
            out.packed.putByte(COUNTED);
        } else if (rulingColumn >= 0) {
            out.packed.putByte(FOLLOWS);
            out.packed.putVarint(rulingColumn);
            planes.write(rule, entries[rulingColumn] + 1, out);
        } else {
            out.packed.putByte(ROWS);
            planes.write(column, rows, out);
        }
        entries[size++] = entryCount;
    }

    private static boolean isCounted(long[] column, int rows) {
        for (int i = 0; i < rows; i++) {
            if (column[i] != i + 1) {
                return false;
            }
        }
        return true;
    }

    /** The earlier column that tells this one, or -1; its rule is then in {@link #rule}. */
    private int ruling(long[] column, int rows, int entryCount) {
        if (entryCount < 2) {
            return -1;
        }
        for (int earlier = 0; earlier < size; earlier++) {
            if (entries[earlier] > 1 && entries[earlier] <= rows / ROWS_AN_ENTRY && rules(earlier, column, rows)) {
                return earlier;
            }
        }
        return -1;
    }

    private boolean rules(int earlier, long[] column, int rows) {
        int count = entries[earlier] + 1;
        if (rule.length < count) {
            rule = new long[count];
        }
        Arrays.fill(rule, 0, count, -1);
        long[] ruling = columns[earlier];
        for (int i = 0; i < rows; i++) {
            int code = (int) ruling[i];
            if (rule[code] < 0) {
                rule[code] = column[i];
            } else if (rule[code] != column[i]) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            rule[i] = Math.max(0, rule[i]);
        }
        return true;
    }

    /** Reads and keeps the open column; its codes are checked to be at most {@code entryCount}. */
    void read(int rows, int entryCount, BlockInput in) {
        long[] column = columns[size];
        int how = in.packed.takeByte();
        switch (how) {
            case ROWS -> {
                planes.read(column, rows, in);
                check(column, rows, entryCount);
            }
            case COUNTED -> {
                if (rows > entryCount) {
                    throw new IndexOutOfBoundsException(rows + " rows count " + entryCount + " entries");
                }
                for (int i = 0; i < rows; i++) {
                    column[i] = i + 1L;
                }
            }
            case FOLLOWS -> {
                int ruling = in.packed.takeCount();
                if (ruling >= size) {
                    throw new IndexOutOfBoundsException("column " + size + " follows " + ruling);
                }
                int count = entries[ruling] + 1;
                if (rule.length < count) {
                    rule = new long[count];
                }
                planes.read(rule, count, in);
                check(rule, count, entryCount);
                long[] from = columns[ruling];
                for (int i = 0; i < rows; i++) {
                    column[i] = rule[(int) from[i]];
                }
            }
            default -> throw new IndexOutOfBoundsException("codes of kind " + how);
        }
        entries[size++] = entryCount;
    }

    /** Keeps the open column, a copy of an earlier one. */
    void same(int earlier, int rows) {
        System.arraycopy(columns[earlier], 0, columns[size], 0, rows);
        entries[size] = entries[earlier];
        size++;
    }

    private static void check(long[] codes, int count, int entryCount) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, codes[i]);
            most = Math.max(most, codes[i]);
        }
        if (least < 0 || most > entryCount) {
            throw new IndexOutOfBoundsException("a code of " + most + " among " + entryCount + " entries");
        }
    }
}
