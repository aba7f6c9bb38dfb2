package io.kumoban.engine.parquet;

import java.util.Arrays;

/** Bytes that grow: numbers little-endian, as Parquet's plain encoding has them, and the varints of its headers. */
final class Plain {
    private static final int FIRST_SIZE = 1 << 10;
    private static final int SEVEN_BITS = 0x7f;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** What was written, of which the first {@link #size} bytes count; valid until more is written. */
    byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void fixed32(int value) {
        fixed(value, Integer.BYTES);
    }

    void fixed64(long value) {
        fixed(value, Long.BYTES);
    }

    private void fixed(long value, int length) {
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    /** Seven bits a byte, the lowest first (unsigned LEB128). */
    void varint(long value) {
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            octet((int) (rest & SEVEN_BITS) | (SEVEN_BITS + 1));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void append(byte[] more) {
        append(more, more.length);
    }

    void append(Plain more) {
        append(more.bytes, more.size);
    }

    private void append(byte[] more, int length) {
        room(length);
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
    }

    /** Empties it; a buffer that a long value made large is let go. */
    void clear() {
        size = 0;
        if (bytes.length > ParquetFile.MOST_HELD) {
            bytes = new byte[FIRST_SIZE];
        }
    }

    private void room(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
