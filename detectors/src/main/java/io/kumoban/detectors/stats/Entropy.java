package io.kumoban.detectors.stats;

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
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int same = 0;
            byte b = bytes[offset + i];
            for (int j = 0; j < n; j++) {
                if (bytes[offset + j] == b) {
                    same++;
                }
            }
            sum += LOG2[same];
        }
        return LOG2[n] - sum / n;
    }
}
