package io.kumoban.engine.graph;

import io.kumoban.engine.event.Hashes;

/**
 * Edges by number, in the order in which they came, which is that of their buckets: 44 bytes an edge, and six to eight for
 * its place in the index. The edges of a source hang together from the newest to the oldest, and so do those of a target;
 * such a list ends where its next edge is forgotten. So forgetting the oldest edges is moving one number.
 */
final class Edges {
    private static final int WIDTH = 11;
    private static final int SOURCE = 0;
    private static final int TARGET = 1;
    /** The kind in the lowest eight bits, above it a bit for each hour of the day. */
    private static final int KIND_HOURS = 2;

    private static final int BUCKET = 3;
    private static final int COUNT = 4;
    private static final int BYTES = 5;
    private static final int FIRST = 7;
    private static final int LAST = 8;
    private static final int NEXT_OUT = 9;
    private static final int NEXT_IN = 10;
    private static final int KIND_BITS = 8;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private final IntRows rows = new IntRows(WIDTH);
    private final HashIndex index = new HashIndex(this::hash);
    private int oldest;
    private int end;

    /** The edge, or -1. */
    int find(int kind, int source, int target, int bucket) {
        for (int edge = index.first(hash(kind, source, target, bucket)); edge >= 0; edge = index.next()) {
            if (rows.get(edge, SOURCE) == source
                    && rows.get(edge, TARGET) == target
                    && rows.get(edge, BUCKET) == bucket
                    && (rows.get(edge, KIND_HOURS) & KIND_MASK) == kind) {
                return edge;
            }
        }
        return -1;
    }

    /** Adds an edge that is not there yet, without events, behind those that its source and its target have. */
    int add(int kind, int source, int target, int bucket, int nextOut, int nextIn) {
        rows.reach(end);
        rows.set(end, SOURCE, source);
        rows.set(end, TARGET, target);
        rows.set(end, KIND_HOURS, kind);
        rows.set(end, BUCKET, bucket);
        rows.set(end, COUNT, 0);
        rows.setLong(end, BYTES, 0);
        rows.set(end, FIRST, Integer.MAX_VALUE);
        rows.set(end, LAST, 0);
        rows.set(end, NEXT_OUT, nextOut);
        rows.set(end, NEXT_IN, nextIn);
        index.add(hash(kind, source, target, bucket), end);
        return end++;
    }

    /**
     * Events of an edge. Counts and bytes stop growing at the largest number that they can hold.
     *
     * @param hours bits of the hours of the day
     * @param first milliseconds since the bucket began
     */
    void count(int edge, int hours, int first, int last, int count, long bytes) {
        rows.set(edge, KIND_HOURS, rows.get(edge, KIND_HOURS) | hours << KIND_BITS);
        rows.set(edge, COUNT, (int) Math.min(Integer.MAX_VALUE, (long) rows.get(edge, COUNT) + count));
        if (bytes > 0) {
            long sum = rows.getLong(edge, BYTES) + bytes;
            rows.setLong(edge, BYTES, sum < 0 ? Long.MAX_VALUE : sum);
        }
        rows.set(edge, FIRST, Math.min(rows.get(edge, FIRST), first));
        rows.set(edge, LAST, Math.max(rows.get(edge, LAST), last));
    }

    /** The oldest edge that is kept; all numbers from it on up to {@link #end} are edges. */
    int oldest() {
        return oldest;
    }

    /** The number that the next edge gets. */
    int end() {
        return end;
    }

    /** Forgets the edges below this one. */
    void forgetBelow(int edge) {
        oldest = edge;
        index.forgetBelow(edge);
        rows.release(edge);
    }

    int source(int edge) {
        return rows.get(edge, SOURCE);
    }

    int target(int edge) {
        return rows.get(edge, TARGET);
    }

    int kind(int edge) {
        return rows.get(edge, KIND_HOURS) & KIND_MASK;
    }

    int hours(int edge) {
        return rows.get(edge, KIND_HOURS) >>> KIND_BITS;
    }

    int bucket(int edge) {
        return rows.get(edge, BUCKET);
    }

    int count(int edge) {
        return rows.get(edge, COUNT);
    }

    long bytes(int edge) {
        return rows.getLong(edge, BYTES);
    }

    int first(int edge) {
        return rows.get(edge, FIRST);
    }

    int last(int edge) {
        return rows.get(edge, LAST);
    }

    /** The edge of the same source that came before, or a forgotten one or {@link GraphStore#NONE}. */
    int nextOut(int edge) {
        return rows.get(edge, NEXT_OUT);
    }

    /** The edge of the same target that came before, or a forgotten one or {@link GraphStore#NONE}. */
    int nextIn(int edge) {
        return rows.get(edge, NEXT_IN);
    }

    /** Numbers edges anew from near 0 on, with nodes renumbered as told. */
    void renumber(int[] nodes) {
        int shift = rows.renumber();
        oldest -= shift;
        end -= shift;
        index.clear();
        index.forgetBelow(oldest);
        for (int edge = oldest; edge < end; edge++) {
            rows.set(edge, SOURCE, nodes[source(edge)]);
            rows.set(edge, TARGET, nodes[target(edge)]);
            rows.set(edge, NEXT_OUT, renumbered(nextOut(edge), shift));
            rows.set(edge, NEXT_IN, renumbered(nextIn(edge), shift));
            index.add(hash(edge), edge);
        }
    }

    private int renumbered(int edge, int shift) {
        return edge - shift < oldest ? GraphStore.NONE : edge - shift;
    }

    long heapBytes() {
        return rows.heapBytes() + index.heapBytes();
    }

    private long hash(int edge) {
        return hash(kind(edge), source(edge), target(edge), bucket(edge));
    }

    private static long hash(int kind, int source, int target, int bucket) {
        long ends = Hashes.mix((long) source << Integer.SIZE | target);
        return Hashes.mix(ends + ((long) bucket << KIND_BITS | kind));
    }
}
