package io.kumoban.engine.format;

import java.util.Arrays;

/**
 * Where the asked-for values of one record lie, by the number of their node in the tree of fields. The plain way sets
 * them one by one. The quick way adds stretches in which the record is like a {@link Shape}, and sets only the values
 * that differ.
 */
final class Places {
    private static final int MISSING = -1;

    private final int words;
    private final long[] seen;
    private final long[] single;
    private final long[] plain;
    private final int[] starts;
    private final int[] ends;

    private int stretches;
    private Shape[] shapes = new Shape[32];
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int[] shift = new int[32];

    Places(int nodes) {
        words = (nodes + 63) / 64;
        seen = new long[words];
        single = new long[words];
        plain = new long[words];
        starts = new int[nodes];
        ends = new int[nodes];
    }

    void clear() {
        stretches = 0;
        Arrays.fill(seen, 0);
        Arrays.fill(single, 0);
    }

    /** Sets the place of a value; one that was there before is forgotten. */
    void set(int node, int start, int end) {
        set(node, start, end, false);
    }

    /** Sets the place of a value and whether it is known to be a string of ASCII without escapes. */
    void set(int node, int start, int end, boolean isPlain) {
        long bit = 1L << node;
        seen[node >> 6] |= bit;
        single[node >> 6] |= bit;
        plain[node >> 6] = isPlain ? plain[node >> 6] | bit : plain[node >> 6] & ~bit;
        starts[node] = start;
        ends[node] = end;
    }

    void forget(int node) {
        seen[node >> 6] &= ~(1L << node);
        single[node >> 6] &= ~(1L << node);
    }

    /**
     * Adds what a shape asks for from one to before another, moved by this many bytes.
     *
     * @return false when the record has one of the values already
     */
    boolean add(Shape shape, int first, int behind, int moved) {
        if (first == behind) {
            return true;
        }
        for (int word = 0; word < words; word++) {
            long nodes = shape.nodesBefore(behind, word) & ~shape.nodesBefore(first, word);
            if ((seen[word] & nodes) != 0) {
                return false;
            }
            seen[word] |= nodes;
        }
        if (stretches == from.length) {
            int more = stretches * 2;
            shapes = Arrays.copyOf(shapes, more);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            shift = Arrays.copyOf(shift, more);
        }
        shapes[stretches] = shape;
        from[stretches] = first;
        to[stretches] = behind;
        shift[stretches++] = moved;
        return true;
    }

    boolean has(int node) {
        return (seen[node >> 6] >>> node & 1) != 0;
    }

    /** Whether the value was set by itself, not found in a stretch. */
    boolean isSingle(int node) {
        return (single[node >> 6] >>> node & 1) != 0;
    }

    /** Whether the value that was set by itself is known to be a string of ASCII without escapes. */
    boolean isPlain(int node) {
        return (plain[node >> 6] >>> node & 1) != 0;
    }

    /** Whether any of these nodes has a value; a set of nodes has a bit for each. */
    boolean hasAny(long[] nodes) {
        for (int word = 0; word < words; word++) {
            if ((seen[word] & nodes[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** A set of nodes for {@link #hasAny}. */
    long[] setOf(int... nodes) {
        long[] set = new long[words];
        for (int node : nodes) {
            set[node >> 6] |= 1L << node;
        }
        return set;
    }

    /** Where a value begins, with its quote or bracket; -1 when it is missing. Not for an object that is entered. */
    int start(int node) {
        if (isSingle(node)) {
            return starts[node];
        }
        int stretch = stretchOf(node);
        return stretch < 0 ? MISSING : shapes[stretch].startOf(node) + shift[stretch];
    }

    /** Behind the value; -1 when it is missing. Not for an object that is entered. */
    int end(int node) {
        if (isSingle(node)) {
            return ends[node];
        }
        int stretch = stretchOf(node);
        return stretch < 0 ? MISSING : shapes[stretch].endOf(node) + shift[stretch];
    }

    /** The stretch with a value; -1 without one. */
    int stretchOf(int node) {
        if (has(node)) {
            for (int i = 0; i < stretches; i++) {
                int place = shapes[i].placeOf(node);
                if (place >= from[i] && place < to[i]) {
                    return i;
                }
            }
        }
        return MISSING;
    }

    int stretches() {
        return stretches;
    }

    Shape shape(int stretch) {
        return shapes[stretch];
    }

    int from(int stretch) {
        return from[stretch];
    }

    int to(int stretch) {
        return to[stretch];
    }

    int shift(int stretch) {
        return shift[stretch];
    }

    /** The words of the set of values that were set by themselves. */
    long single(int word) {
        return single[word];
    }

    int words() {
        return words;
    }
}
