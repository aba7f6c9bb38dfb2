package io.kumoban.detectors.dga;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Counts runs of characters in ordinary labels and makes a {@link LetterModel} of them. */
final class LetterCounts {
    /** How many sightings the shorter context is worth beside those of the longer. */
    private static final double SMOOTHING = 5;
    /** So often a run of four must occur to be known. */
    private static final int OFTEN = 2;

    private final int[] triples = new int[LetterModel.TRIPLES];
    private final byte[] fours = new byte[1 << 24];

    static LetterModel model(Collection<String> labels) {
        LetterCounts counts = new LetterCounts();
        labels.forEach(counts::add);
        return new LetterModel(counts.surprises(), counts.known());
    }

    private void add(String label) {
        byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
        int first = Letters.EDGE;
        int second = Letters.EDGE;
        int packed = 0;
        for (int i = 0; i <= bytes.length; i++) {
            int code = i < bytes.length ? Letters.code(bytes[i]) : Letters.EDGE;
            triples[LetterModel.triple(first, second, code)]++;
            packed = (packed << 6 | code) & 0xffffff;
            if (i >= 2 && fours[packed] < OFTEN) {
                fours[packed]++;
            }
            first = second;
            second = code;
        }
    }

    private byte[] surprises() {
        int n = Letters.COUNT;
        double[] singles = new double[n];
        double[] pairs = new double[n * n];
        double[] contexts = new double[n * n];
        double[] shortContexts = new double[n];
        double all = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int c = 0; c < n; c++) {
                    int count = triples[LetterModel.triple(a, b, c)];
                    singles[c] += count;
                    pairs[b * n + c] += count;
                    contexts[a * n + b] += count;
                    shortContexts[b] += count;
                    all += count;
                }
            }
        }
        byte[] surprises = new byte[LetterModel.TRIPLES];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int c = 0; c < n; c++) {
                    double alone = (singles[c] + 1) / (all + n);
                    double afterOne = (pairs[b * n + c] + SMOOTHING * alone) / (shortContexts[b] + SMOOTHING);
                    double afterTwo = (triples[LetterModel.triple(a, b, c)] + SMOOTHING * afterOne)
                            / (contexts[a * n + b] + SMOOTHING);
                    long parts = Math.round(-StrictMath.log(afterTwo) * LetterModel.PARTS);
                    surprises[LetterModel.triple(a, b, c)] = (byte) Math.min(parts, 255);
                }
            }
        }
        return surprises;
    }

    private long[] known() {
        long[] known = new long[LetterModel.KNOWN_WORDS];
        for (int packed = 0; packed < fours.length; packed++) {
            if (fours[packed] >= OFTEN) {
                int bit = LetterModel.bit(packed);
                known[bit >>> 6] |= 1L << bit;
            }
        }
        return known;
    }
}
