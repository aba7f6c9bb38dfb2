package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.scan.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that tell what follows: behind the name of an API call come its parameters, behind a principal its account. For
 * each the last shape that had it. Values may push each other out.
 */
final class TellingValues {
    private static final int PLACES = 1_024;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final long[] keys = new long[PLACES];
    private final @Nullable Shape[] shapes = new Shape[PLACES];
    private final int[] values = new int[PLACES];
    private int found;

    /** Looks a value up; {@link #shape()} and {@link #value()} then say where it was met last. */
    boolean find(int node, byte[] bytes, int from, int end) {
        long key = key(node, bytes, from, end);
        found = place(key);
        Shape shape = shapes[found];
        int value = values[found];
        return shape != null
                && keys[found] == key
                && Arrays.equals(bytes, from, end, shape.bytes, shape.from[value], shape.end[value]);
    }

    Shape shape() {
        Shape shape = shapes[found];
        if (shape == null) {
            throw new IllegalStateException("nothing was found");
        }
        return shape;
    }

    int value() {
        return values[found];
    }

    void put(int node, Shape shape, int value) {
        long key = key(node, shape.bytes, shape.from[value], shape.end[value]);
        int place = place(key);
        keys[place] = key;
        shapes[place] = shape;
        values[place] = value;
    }

    void clear() {
        Arrays.fill(shapes, null);
    }

    private static int place(long key) {
        return (int) (key >>> 54);
    }

    private static long key(int node, byte[] bytes, int from, int end) {
        long key = (long) node << 32 | end - from;
        int at = from;
        for (; at + Words.BYTES <= end; at += Words.BYTES) {
            key = Long.rotateLeft(key, 27) ^ Words.at(bytes, at) * FACTOR;
        }
        for (; at < end; at++) {
            key = key * 31 + bytes[at];
        }
        return Hashes.mix(key);
    }
}
