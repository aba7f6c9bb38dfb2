package io.kumoban.engine.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow as they are written: numbers in little-endian order, counts as varints of seven bits a byte. */
final class ByteOutput {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The bytes from 0 to {@link #size()}; they move when more is written. */
    byte[] bytes() {
        return bytes;
    }

    /** Makes room for this many bytes and returns where they begin; they count already. */
    int grow(int more) {
        long needed = (long) size + more;
        if (needed > bytes.length) {
            if (needed > LARGEST) {
                throw new IllegalStateException("a block of a journal is longer than 2 GiB; lower --max-record");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 2L)));
        }
        int at = size;
        size += more;
        return at;
    }

    /** Takes back the last bytes. */
    void shrink(int less) {
        size -= less;
    }

    void putByte(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void putLong(long value) {
        int at = grow(Long.BYTES);
        LONGS.set(bytes, at, value);
    }

    /** A number that is mostly small and never negative takes few bytes; a negative one takes ten. */
    void putVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            putByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    void putBytes(byte[] source, int from, int length) {
        int at = grow(length);
        System.arraycopy(source, from, bytes, at, length);
    }

    /** A length, then the text in UTF-8. */
    void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putVarint(utf8.length);
        putBytes(utf8, 0, utf8.length);
    }
}
