package io.kumoban.detectors.stats;

import io.kumoban.engine.scan.Words;

/** Shannon entropy of short texts, without memory of its own. */
public final class Entropy {
    private static final int LONGEST = 64;
    private static final double[] LOG2 = new double[LONGEST + 1];

    static {
        for (int i = 1; i <= LONGEST; i++) {
            LOG2[i] = StrictMath.log(i) / StrictMath.log(2);
        }
    }

    private Entropy() {}

    /** Bits per byte of a text's first 64 bytes, 0 to 6. It compares all pairs, so it is for texts seen once. */
    public static double of(byte[] bytes, int offset, int length) {
        int n = Math.min(length, LONGEST);
        if (n < 2) {
            return 0;
        }
        int whole = Math.min(n, bytes.length - offset - Words.BYTES + 1);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            byte b = bytes[offset + i];
            int same = 0;
            int j = 0;
            for (; j < whole; j += Words.BYTES) {
                same += Long.bitCount(SameBytes.of(Words.at(bytes, offset + j), (char) (b & 0xff)) & firstBytes(n - j));
            }
            for (; j < n; j++) {
                same += bytes[offset + j] == b ? 1 : 0;
            }
            sum += LOG2[same];
        }
        return LOG2[n] - sum / n;
    }

    /** All bits of so many bytes, or of all eight. */
    private static long firstBytes(int count) {
        return count >= Words.BYTES ? -1 : (1L << (count << 3)) - 1;
    }
}
