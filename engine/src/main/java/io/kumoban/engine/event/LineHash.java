package io.kumoban.engine.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 128-bit hash of a line of text in one pass, of about the length of a flow record: 32 bytes a step, in two lanes that
 * each see all of them, once as factors of a 64 by 64 bit product (as in wyhash and XXH3) and once as a sum. What it
 * gives is part of the stored order and of ids that people see, so it stays the same on every machine and in every
 * release. Not for keys that an attacker may choose. An instance belongs to one thread.
 */
public final class LineHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 4 * Long.BYTES;

    // The golden ratio, and the first digits of pi behind the point: numbers without a pattern.
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final long A = 0x243f_6a88_85a3_08d3L;
    private static final long B = 0x1319_8a2e_0370_7344L;
    private static final long C = 0xa409_3822_299f_31d0L;
    private static final long D = 0x082e_fa98_ec4e_6c89L;
    private static final long FIRST = 0x4528_21e6_38d0_1377L;
    private static final long SECOND = 0xbe54_66cf_34e9_0c6cL;

    private long high;
    private long low;

    /** The upper half, never zero. */
    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Computes both halves. */
    public void hash(byte[] bytes, int offset, int length) {
        hash(bytes, offset, length, 0, 0);
    }

    /**
     * Computes what stands for a CloudTrail event's content id in the total order.
     *
     * @param account the hash of the account's text
     */
    public void hashCall(long account, byte[] eventId, int offset, int length) {
        hash(eventId, offset, length, account, account);
    }

    /** Computes both halves; other seeds give another, independent hash. */
    public void hash(byte[] bytes, int offset, int length, long firstSeed, long secondSeed) {
        long first = firstSeed ^ FIRST;
        long second = secondSeed ^ SECOND;
        int end = offset + length;
        int at = offset;
        for (; end - at > STEP; at += STEP) {
            long a = (long) WORD.get(bytes, at);
            long b = (long) WORD.get(bytes, at + 8);
            long c = (long) WORD.get(bytes, at + 16);
            long d = (long) WORD.get(bytes, at + 24);
            first = Long.rotateLeft(first ^ c + d, 29) + product(a ^ A, b ^ B);
            second = Long.rotateLeft(second ^ a + b, 31) + product(c ^ C, d ^ D);
        }
        long a;
        long b;
        long c;
        long d;
        if (length >= STEP) {
            // The last step ends with the line and so sees some bytes again.
            a = (long) WORD.get(bytes, end - 32);
            b = (long) WORD.get(bytes, end - 24);
            c = (long) WORD.get(bytes, end - 16);
            d = (long) WORD.get(bytes, end - 8);
        } else {
            a = part(bytes, at, end);
            b = part(bytes, at + 8, end);
            c = part(bytes, at + 16, end);
            d = part(bytes, at + 24, end);
        }
        first = Long.rotateLeft(first ^ c + d, 29) + product(a ^ A, b ^ B);
        second = Long.rotateLeft(second ^ a + b, 31) + product(c ^ C, d ^ D);
        // Each half comes of both lanes, and both halves together hold all that the lanes hold.
        long joined = first ^ (second + length) * GOLDEN;
        long upper = Hashes.mix(joined);
        high = upper == 0 ? 1 : upper;
        low = Hashes.mix(second ^ Long.rotateLeft(joined, 29));
    }

    private static long product(long left, long right) {
        return left * right ^ Math.unsignedMultiplyHigh(left, right);
    }

    /** Up to eight bytes of a line shorter than a step, zeros where it has ended. */
    private static long part(byte[] bytes, int from, int end) {
        long word = 0;
        for (int i = Math.min(end, from + Long.BYTES) - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }
}
