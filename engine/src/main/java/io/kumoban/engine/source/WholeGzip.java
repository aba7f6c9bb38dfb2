package io.kumoban.engine.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Gzip data that lies in memory as a whole, inflated member after member at once by libdeflate. It serves only data
 * that is well from its first byte to its last; whatever else there is, {@link Gzip} reads from the start and says how
 * far it is good and what is wrong. So both give the same bytes and the same verdicts. Belongs to one thread.
 */
final class WholeGzip {
    /** Plain bytes beyond which data is read step by step instead. */
    static final int MOST_PLAIN = 16 << 20;

    private static final int SMALLEST_BUFFER = 256 << 10;
    private static final int TRAILER = 8;

    /** Deflate cannot shrink data to less than this part of it. */
    private static final int MOST_RATIO = 1032;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Libdeflate libdeflate = new Libdeflate();
    private final CRC32 crc = new CRC32();
    private byte[] plain = {};

    /** The plain bytes, valid until the next call. */
    byte[] plain() {
        return plain;
    }

    /**
     * Inflates all members.
     *
     * @param most plain bytes that may come out
     * @return how many came out, or -1 when the data must be read by {@link Gzip}
     */
    int inflate(byte[] packed, int from, int to, int most) {
        if (to - from < TRAILER) {
            return -1;
        }
        // What the last member says of itself: not to be believed, but what does not fit it goes the other way.
        long told = length(packed, to - Integer.BYTES);
        if (told > Math.min(most, MOST_PLAIN) || told > (long) MOST_RATIO * (to - from)) {
            return -1;
        }
        int length = 0;
        int at = from;
        while (at < to) {
            if (packed[at] == 0) {
                return at > from && isPadding(packed, at, to) ? length : -1;
            }
            makeRoom(length, (int) told);
            int body = GzipHeader.end(packed, at, to);
            int count = body < 0
                    ? -1
                    : libdeflate.inflate(packed, body, to - body, plain, length, Math.min(plain.length, most) - length);
            if (count < 0) {
                return -1;
            }
            int trailer = body + libdeflate.taken();
            if (to - trailer < TRAILER || !isAsTold(packed, trailer, length, count)) {
                return -1;
            }
            length += count;
            at = trailer + TRAILER;
        }
        return length;
    }

    private boolean isAsTold(byte[] packed, int trailer, int start, int count) {
        crc.reset();
        crc.update(plain, start, count);
        return length(packed, trailer) == crc.getValue() && length(packed, trailer + Integer.BYTES) == count;
    }

    private static boolean isPadding(byte[] packed, int from, int to) {
        for (int i = from; i < to; i++) {
            if (packed[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long length(byte[] packed, int at) {
        return (int) INTS.get(packed, at) & 0xFFFF_FFFFL;
    }

    private void makeRoom(int used, int wanted) {
        if (plain.length - used >= wanted && plain.length > 0) {
            return;
        }
        byte[] larger = new byte[Math.clamp(2L * (used + wanted), SMALLEST_BUFFER, MOST_PLAIN)];
        System.arraycopy(plain, 0, larger, 0, used);
        plain = larger;
    }

    /** Gives back memory held outside the heap. */
    void end() {
        libdeflate.end();
    }
}
