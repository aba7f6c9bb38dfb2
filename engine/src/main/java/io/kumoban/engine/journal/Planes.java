package io.kumoban.engine.journal;

import java.util.Arrays;

/**
 * Whole numbers as planes: first all lowest bytes, then all second bytes, as many planes as the widest number needs,
 * counted from the smallest number. A plane of one value costs a byte, one with a pattern is packed, one without is
 * left as it is. It is read back without a branch a number.
 */
final class Planes {
    private static final int CONSTANT = 0;
    private static final int PACKED = 1;
    private static final int PLAIN = 2;
    /** Bits a byte from which packing a plane is not worth the time to unpack it. */
    private static final double NO_PATTERN = 7.2;

    private static final int FEW = 256;

    private final int[] histogram = new int[256];
    private final int[] starts = new int[8];
    private final byte[][] sources = new byte[8][];

    /** Writes numbers of any size; those of a narrow range take few planes. */
    void write(long[] values, int count, BlockOutput out) {
        long least = count == 0 ? 0 : Long.MAX_VALUE;
        long most = count == 0 ? 0 : Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        // The difference of two long numbers fits into 64 bits without a sign, overflow included.
        int planes = (64 - Long.numberOfLeadingZeros(most - least) + 7) / 8;
        out.packed.putByte(planes);
        out.packed.putLong(least);
        for (int plane = 0; plane < planes; plane++) {
            writePlane(values, count, least, plane * 8, out);
        }
    }

    private void writePlane(long[] values, int count, long least, int shift, BlockOutput out) {
        Arrays.fill(histogram, 0);
        for (int i = 0; i < count; i++) {
            histogram[(int) ((values[i] - least) >>> shift) & 0xff]++;
        }
        int first = (int) ((values[0] - least) >>> shift) & 0xff;
        if (histogram[first] == count) {
            out.packed.putByte(CONSTANT);
            out.packed.putByte(first);
            return;
        }
        boolean plain = bits(count) > NO_PATTERN;
        out.packed.putByte(plain ? PLAIN : PACKED);
        ByteOutput into = plain ? out.plain : out.packed;
        int at = into.grow(count);
        byte[] bytes = into.bytes();
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) ((values[i] - least) >>> shift);
        }
    }

    /** The entropy of the counted bytes in bits; of few bytes it says nothing, so they are packed. */
    private double bits(int count) {
        if (count < FEW) {
            return 0;
        }
        double sum = 0;
        for (int n : histogram) {
            if (n > 0) {
                sum += n * Math.log((double) n / count);
            }
        }
        return -sum / count / Math.log(2);
    }

    /** Reads as many numbers as were written. */
    void read(long[] into, int count, BlockInput in) {
        int planes = in.packed.takeByte();
        if (planes > Long.BYTES) {
            throw new IndexOutOfBoundsException(planes + " planes");
        }
        long base = in.packed.takeLong();
        int varying = 0;
        int shifts = 0;
        for (int plane = 0; plane < planes; plane++) {
            int kind = in.packed.takeByte();
            if (kind == CONSTANT) {
                base += (long) in.packed.takeByte() << (plane * 8);
            } else {
                ByteInput from = kind == PLAIN ? in.plain : in.packed;
                sources[varying] = from.bytes();
                starts[varying] = from.skip(count);
                shifts |= plane << (varying * 4);
                varying++;
            }
        }
        if (varying == 0) {
            Arrays.fill(into, 0, count, base);
        } else if (varying == 1 && shifts == 0) {
            one(into, count, base);
        } else if (varying == 2 && shifts == 0x10) {
            two(into, count, base);
        } else {
            any(into, count, base, varying, shifts);
        }
    }

    private void one(long[] into, int count, long base) {
        byte[] low = sources[0];
        int from = starts[0];
        for (int i = 0; i < count; i++) {
            into[i] = base + (low[from + i] & 0xff);
        }
    }

    private void two(long[] into, int count, long base) {
        byte[] low = sources[0];
        byte[] high = sources[1];
        int from = starts[0];
        int fromHigh = starts[1];
        for (int i = 0; i < count; i++) {
            into[i] = base + (low[from + i] & 0xff | (high[fromHigh + i] & 0xff) << 8);
        }
    }

    /** One pass a plane: the inner loop is one that the compiler turns into vectors. */
    private void any(long[] into, int count, long base, int varying, int shifts) {
        Arrays.fill(into, 0, count, base);
        for (int plane = 0; plane < varying; plane++) {
            byte[] bytes = sources[plane];
            int from = starts[plane];
            int shift = (shifts >>> (plane * 4) & 15) * 8;
            for (int i = 0; i < count; i++) {
                into[i] += (bytes[from + i] & 0xffL) << shift;
            }
        }
    }
}
