package io.kumoban.engine.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decimal numbers and dotted IPv4 addresses in ASCII, read by words of eight bytes. */
public final class Decimals {
    /** The bytes are no number or address. */
    public static final long NONE = -1;

    /** Digits that {@link #read} takes at most: more may not fit a long. */
    public static final int MOST_DIGITS = 18;

    /** Bytes that must be readable before the end of a number. */
    public static final int BEFORE = 3 * Long.BYTES;

    /** Bytes that must be readable from the beginning of an address on. */
    public static final int BEHIND = 3 * Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;
    /** Added to a byte's value, this sets the sign of those above nine. */
    private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

    /** The bits of places that a part of one to three digits has: 12, 20 or 28. */
    private static final int FIFTHS = 12 | 20 | 28;

    /** The digits 2, 5 and 5, a byte each. */
    private static final int MOST_PART = 0x02_05_05;

    private Decimals() {}

    /**
     * A number of 1 to {@link #MOST_DIGITS} digits without sign, else {@link #NONE}. There must be {@link #BEFORE} bytes
     * before {@code to}, whatever they are.
     */
    public static long read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= Long.BYTES) {
            return length == 0 ? NONE : tail(bytes, to, length);
        }
        if (length > MOST_DIGITS) {
            return NONE;
        }
        long low = tail(bytes, to, Long.BYTES);
        long high = length <= 2 * Long.BYTES
                ? tail(bytes, to - Long.BYTES, length - Long.BYTES)
                : joined(
                        tail(bytes, to - 2 * Long.BYTES, length - 2 * Long.BYTES),
                        tail(bytes, to - Long.BYTES, Long.BYTES));
        return joined(high, low);
    }

    private static long joined(long high, long low) {
        return (high | low) < 0 ? NONE : high * 100_000_000 + low;
    }

    /** The number of the last 1 to 8 digits before an index. */
    private static long tail(byte[] bytes, int to, int length) {
        int missing = (Long.BYTES - length) << 3;
        long digits = (((long) LONGS.get(bytes, to - Long.BYTES)) ^ ZEROS) >>> missing << missing;
        if (((digits + ABOVE_NINE | digits) & SIGNS) != 0) {
            return NONE;
        }
        // Pairs of digits, then of pairs, then of those: each product brings two neighbours together.
        long pairs = digits * (10 << 8 | 1) >>> 8 & 0x00ff_00ff_00ff_00ffL;
        long fours = pairs * (100 << 16 | 1) >>> 16 & 0x0000_ffff_0000_ffffL;
        return fours * (10_000L << 32 | 1) >>> 32;
    }

    /**
     * The 32 bits of a dotted IPv4 address with one to three digits a part, else {@link #NONE}. A byte that is no digit
     * must follow it, and there must be {@link #BEHIND} bytes from {@code from} on, whatever they are.
     */
    public static long readV4(byte[] bytes, int from, int length) {
        // Written out four times: as a loop the compiler makes it half as fast (bench decode-flows).
        int word = (int) INTS.get(bytes, from);
        int behind = behind(word);
        int first = digits(word, behind);
        int dot = from + (behind >>> 3);
        int places = behind;
        int others = bytes[dot] ^ '.';

        word = (int) INTS.get(bytes, dot + 1);
        behind = behind(word);
        int second = digits(word, behind);
        dot += 1 + (behind >>> 3);
        places |= behind;
        others |= bytes[dot] ^ '.';

        word = (int) INTS.get(bytes, dot + 1);
        behind = behind(word);
        int third = digits(word, behind);
        dot += 1 + (behind >>> 3);
        places |= behind;
        others |= bytes[dot] ^ '.';

        word = (int) INTS.get(bytes, dot + 1);
        behind = behind(word);
        int fourth = digits(word, behind);
        int end = dot + 1 + (behind >>> 3);
        places |= behind;

        others |= end - from - length | places & ~FIFTHS;
        int signs = sums(first) | sums(second) | sums(third) | sums(fourth);
        int room = room(first) | room(second) | room(third) | room(fourth);
        return others == 0 && (signs & 0x8080_8080) == 0 && room >= 0
                ? (value(first) << 24 | value(second) << 16 | value(third) << 8 | value(fourth)) & 0xffff_ffffL
                : NONE;
    }

    /** The fifth bit, counted from 0, of the first byte that lacks it: digits have it, dots and what delimits do not. */
    private static int behind(int word) {
        return Integer.numberOfTrailingZeros(~word & 0x1010_1010);
    }

    /** The values of the digits before that byte, the last one highest; zeros below. */
    private static int digits(int word, int behind) {
        return (word ^ 0x3030_3030) << 36 - behind;
    }

    private static int value(int digits) {
        return digits * (100 << 16 | 10 << 8 | 1) >>> 24;
    }

    /** Has a sign where there is no digit. */
    private static int sums(int digits) {
        return digits + 0x7676_7676 | digits;
    }

    /** Negative when the digits make more than 255. */
    private static int room(int digits) {
        return MOST_PART - Integer.reverseBytes(digits);
    }
}
