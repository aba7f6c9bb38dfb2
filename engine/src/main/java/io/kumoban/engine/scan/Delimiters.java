package io.kumoban.engine.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The places of all bytes up to the space (0x20) in a stretch of text, found eight bytes at a time and without a branch
 * for each: spaces and line ends of logs, and control characters, which logs do not have. Of what follows directly behind
 * such a byte, {@code !} may be among them too: who needs to be sure looks at the byte. Reused from stretch to stretch.
 */
public final class Delimiters {
    /** Bytes of a stretch; what is made of one stays in the nearest cache. */
    private static final int STRETCH = 16 << 10;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STORED_AT_ONCE = 12;

    // Fields and not constants: the compiler would write constants of this size into each instruction (bench
    // decode-flows).
    private final long aboveSpace = 0x2121_2121_2121_2121L;
    private final long signs = 0x8080_8080_8080_8080L;

    /** Multiplied with the signs of eight bytes, this brings them together in the highest byte. */
    private final long gather = 0x0002_0408_1020_4081L;

    private final int[] places = new int[STRETCH + STORED_AT_ONCE];
    private int count;
    private int next;
    private boolean touch;

    /** Finds the places from an index on, in as many bytes as make a stretch, or up to {@code to} when that is nearer. */
    public void find(byte[] bytes, int from, int to) {
        int end = Math.min(from + STRETCH, to);
        int found = 0;
        int at = from;
        long touching = 0;
        long before = 0;
        for (; at <= end - Long.SIZE; at += Long.SIZE) {
            long bits = mask(bytes, at);
            touching |= bits & (bits << 1 | before);
            before = bits >>> 63;
            found = store(bits, at, found);
        }
        for (; at < end; at++) {
            if (bytes[at] >= 0 && bytes[at] <= ' ') {
                touching |= found > 0 && places[found - 1] == at - 1 ? 1 : 0;
                places[found++] = at;
            }
        }
        touch = touching != 0;
        count = found;
        next = 0;
    }

    /** One bit for each of 64 bytes. */
    private long mask(byte[] bytes, int at) {
        long less = aboveSpace;
        long sign = signs;
        long join = gather;
        return mask(bytes, at, less, sign, join)
                | mask(bytes, at + 8, less, sign, join) << 8
                | mask(bytes, at + 16, less, sign, join) << 16
                | mask(bytes, at + 24, less, sign, join) << 24
                | mask(bytes, at + 32, less, sign, join) << 32
                | mask(bytes, at + 40, less, sign, join) << 40
                | mask(bytes, at + 48, less, sign, join) << 48
                | mask(bytes, at + 56, less, sign, join) << 56;
    }

    private static long mask(byte[] bytes, int at, long less, long sign, long join) {
        long word = (long) WORD.get(bytes, at);
        return (word - less & ~word & sign) * join >>> 56;
    }

    /** Stores the places of the bits; a dozen whether they are there or not, since a wrong guess costs more than writing. */
    private int store(long bits, int at, int found) {
        int[] into = places;
        long left = bits;
        into[found] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 1] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 2] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 3] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 4] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 5] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 6] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 7] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 8] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 9] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 10] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 11] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        for (int i = found + STORED_AT_ONCE; left != 0; i++) {
            into[i] = at + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
        return found + Long.bitCount(bits);
    }

    /** Passes over the places before an index. */
    public void skipTo(int index) {
        while (next < count && places[next] < index) {
            next++;
        }
    }

    /** Whether two of the places that were found are neighbours, so that there may be nothing between two delimiters. */
    public boolean touch() {
        return touch;
    }

    /** Passes over so many places. */
    public void take(int taken) {
        next += taken;
    }

    /** How many known places are left. */
    public int left() {
        return count - next;
    }

    /** The array of places; the known ones that are left begin at {@link #next()}. */
    public int[] places() {
        return places;
    }

    public int next() {
        return next;
    }
}
