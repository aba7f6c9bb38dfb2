package io.kumoban.engine.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Eight bytes at a time in a {@code long}, the first byte lowest. Tests on all eight give a mask with the upper bit of
 * each byte that passes; the lowest such bit is exact, those above it may be wrong (Mycroft, 1987: a borrow runs up).
 */
public final class Words {
    public static final int BYTES = Long.BYTES;
    /** The upper bit of each byte, which ASCII lacks. */
    public static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final int NEAR = 56;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SECOND_BITS = ONES * 2;
    private static final long BEHIND_TURNED_QUOTES = ONES * (('"' ^ 2) + 1);
    private static final long BACKSLASHES = ONES * '\\';
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes from an index; all must lie in the array. */
    public static long at(byte[] bytes, int index) {
        return (long) WORD.get(bytes, index);
    }

    /** Writes eight bytes from an index on; all must lie in the array. */
    public static void put(byte[] bytes, int index, long word) {
        WORD.set(bytes, index, word);
    }

    /**
     * Marks what cannot lie inside a JSON string as it is: quotes, backslashes, control characters. With its second bit
     * turned, a quote comes to stand next to the control characters and the two characters before it leave their place,
     * so that one test serves both.
     */
    static long special(long word) {
        long turned = word ^ SECOND_BITS;
        long backslash = word ^ BACKSLASHES;
        return (turned - BEHIND_TURNED_QUOTES & ~turned | backslash - ONES & ~backslash) & HIGH_BITS;
    }

    /** Marks backslashes and all bytes that are not ASCII. */
    static long escapedOrForeign(long word) {
        long backslash = word ^ BACKSLASHES;
        return (backslash - ONES & ~backslash | word) & HIGH_BITS;
    }

    /** Marks backslashes. */
    static long backslash(long word) {
        long backslash = word ^ BACKSLASHES;
        return backslash - ONES & ~backslash & HIGH_BITS;
    }

    /** All bits of the bytes before one of the eight. */
    static long below(int index) {
        return (1L << (index << 3)) - 1;
    }

    /**
     * How many bytes are alike before the first that differs; -1 when all are. The first few words are compared here,
     * since most stretches are short.
     */
    public static int mismatch(byte[] left, int leftFrom, byte[] right, int rightFrom, int length) {
        int at = 0;
        int near = Math.min(length - BYTES, NEAR);
        for (; at <= near; at += BYTES) {
            long differs = at(left, leftFrom + at) ^ at(right, rightFrom + at);
            if (differs != 0) {
                return at + first(differs);
            }
        }
        int rest = Arrays.mismatch(left, leftFrom + at, leftFrom + length, right, rightFrom + at, rightFrom + length);
        return rest < 0 ? rest : at + rest;
    }

    /** The number of the first marked byte. */
    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }
}
