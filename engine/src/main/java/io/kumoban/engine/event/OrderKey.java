package io.kumoban.engine.event;

/**
 * An event's place in the total order: (time, family, content id, hash of the record's bytes, part). The id of an API call
 * has two halves, that of a flow or query only the upper one; the lower is 0. It depends on
 * content alone, so it is the same however the records are spread over files. Records that agree in all of it are equal
 * byte for byte; which of them comes first makes no difference.
 */
public record OrderKey(long time, Kind kind, long idHigh, long idLow, long recordHash, int part)
        implements Comparable<OrderKey> {

    /** The order key of a run's row. */
    public static OrderKey of(Run run, int row) {
        return new OrderKey(
                run.time(row), run.kind(), run.idHigh(row), run.idLow(row), run.recordHash(row), run.part(row));
    }

    /** Compares two rows as {@link #compareTo} compares their keys, without making them. */
    public static int compareRows(Run left, int leftRow, Run right, int rightRow) {
        int byTime = Long.compare(left.time(leftRow), right.time(rightRow));
        return byTime != 0 ? byTime : compareTies(left, leftRow, right, rightRow);
    }

    private static int compareTies(Run left, int leftRow, Run right, int rightRow) {
        int order = left.kind().compareTo(right.kind());
        if (order == 0) {
            order = Long.compareUnsigned(left.idHigh(leftRow), right.idHigh(rightRow));
        }
        if (order == 0) {
            order = Long.compareUnsigned(left.idLow(leftRow), right.idLow(rightRow));
        }
        if (order == 0) {
            order = Long.compareUnsigned(left.recordHash(leftRow), right.recordHash(rightRow));
        }
        return order == 0 ? Integer.compare(left.part(leftRow), right.part(rightRow)) : order;
    }

    @Override
    public int compareTo(OrderKey other) {
        int order = Long.compare(time, other.time);
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        if (order == 0) {
            order = Long.compareUnsigned(idHigh, other.idHigh);
        }
        if (order == 0) {
            order = Long.compareUnsigned(idLow, other.idLow);
        }
        if (order == 0) {
            order = Long.compareUnsigned(recordHash, other.recordHash);
        }
        return order == 0 ? Integer.compare(part, other.part) : order;
    }
}
