package io.kumoban.engine.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteOutput} wrote. What lies beyond the end is an {@link IndexOutOfBoundsException}. */
final class ByteInput {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int at;
    private int end;

    void open(byte[] source, int from, int to) {
        if (from < 0 || to < from || to > source.length) {
            throw new IndexOutOfBoundsException("bytes from " + from + " to " + to + " of " + source.length);
        }
        bytes = source;
        at = from;
        end = to;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Passes over this many bytes and returns where they begin. */
    int skip(int length) {
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException(length + " bytes are wanted and " + (end - at) + " are left");
        }
        int from = at;
        at += length;
        return from;
    }

    int takeByte() {
        return bytes[skip(1)] & 0xff;
    }

    long takeLong() {
        return (long) LONGS.get(bytes, skip(Long.BYTES));
    }

    long takeVarint() {
        long value = 0;
        int shift = 0;
        int b;
        do {
            if (shift > 63) {
                throw new IndexOutOfBoundsException("a number has no end");
            }
            b = takeByte();
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while ((b & 0x80) != 0);
        return value;
    }

    /** A count that an array can have. */
    int takeCount() {
        long count = takeVarint();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException(count + " is no count");
        }
        return (int) count;
    }

    String takeText() {
        int length = takeCount();
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    /** Reads this many long numbers that were written one after the other. */
    void takeLongs(long[] into, int count) {
        int from = skip(Math.multiplyExact(count, Long.BYTES));
        for (int i = 0; i < count; i++) {
            into[i] = (long) LONGS.get(bytes, from + i * Long.BYTES);
        }
    }
}
