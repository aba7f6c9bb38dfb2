package io.kumoban.engine.event;

/**
 * Where a value's text lies inside a run, in one long: offset in the upper half, then three bits of JSON type, then 29
 * bits of length. {@link #ABSENT} stands for a value that is missing, null, or not readable.
 */
public final class Slice {
    public static final long ABSENT = -1L;

    public static final int STRING = 0;
    public static final int NUMBER = 1;
    public static final int TRUE = 2;
    public static final int FALSE = 3;
    public static final int OBJECT = 4;
    public static final int ARRAY = 5;

    private static final int LENGTH_BITS = 29;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    private Slice() {}

    /** Packs a place; the length is below 2^29, as a record is at most a few hundred megabytes. */
    public static long of(int offset, int length, int type) {
        return ((long) offset << 32) | ((long) type << LENGTH_BITS) | length;
    }

    public static int offset(long slice) {
        return (int) (slice >>> 32);
    }

    public static int length(long slice) {
        return (int) (slice & LENGTH_MASK);
    }

    public static int type(long slice) {
        return (int) (slice >>> LENGTH_BITS) & 7;
    }
}
