package io.kumoban.engine.graph;

import java.util.Arrays;

/**
 * Rows of a fixed number of ints in segments of 8,192 rows, so that more room never means a copy of what is there, and
 * what a row holds lies together. Segments in front can be given back.
 */
final class IntRows {
    private static final int SEGMENT_BITS = 13;
    /** Rows of a segment. */
    static final int SEGMENT = 1 << SEGMENT_BITS;

    private static final int ARRAY_HEADER = 16;
    private static final int[] NONE = {};

    private final int width;
    private int[][] segments = new int[8][];
    private int made;
    private int released;

    IntRows(int width) {
        this.width = width;
        Arrays.fill(segments, NONE);
    }

    /** Makes sure that there is a row of this number; all rows before it must be there. */
    void reach(int row) {
        int segment = row >>> SEGMENT_BITS;
        if (segment < made) {
            return;
        }
        if (segment == segments.length) {
            segments = Arrays.copyOf(segments, segment + (segment >> 1));
            Arrays.fill(segments, segment, segments.length, NONE);
        }
        segments[segment] = new int[SEGMENT * width];
        made = segment + 1;
    }

    int get(int row, int column) {
        return segments[row >>> SEGMENT_BITS][(row & SEGMENT - 1) * width + column];
    }

    void set(int row, int column, int value) {
        segments[row >>> SEGMENT_BITS][(row & SEGMENT - 1) * width + column] = value;
    }

    long getLong(int row, int column) {
        int[] segment = segments[row >>> SEGMENT_BITS];
        int at = (row & SEGMENT - 1) * width + column;
        return segment[at] & 0xffff_ffffL | (long) segment[at + 1] << Integer.SIZE;
    }

    void setLong(int row, int column, long value) {
        set(row, column, (int) value);
        set(row, column + 1, (int) (value >>> Integer.SIZE));
    }

    /** Gives back the segments that hold only rows below this one; those rows are not to be touched again. */
    void release(int below) {
        while (released < below >>> SEGMENT_BITS) {
            segments[released++] = NONE;
        }
    }

    /** Numbers the rows anew, so that the first that was not given back lies in the first segment; returns by how much. */
    int renumber() {
        int shift = released * SEGMENT;
        System.arraycopy(segments, released, segments, 0, made - released);
        made -= released;
        segments = Arrays.copyOf(segments, Math.max(8, made));
        Arrays.fill(segments, made, segments.length, NONE);
        released = 0;
        return shift;
    }

    /** What the arrays take up. */
    long heapBytes() {
        return (long) (made - released) * ((long) SEGMENT * width * Integer.BYTES + ARRAY_HEADER)
                + (long) segments.length * Long.BYTES;
    }
}
