package io.kumoban.bench.structure;

import java.util.Arrays;
import java.util.List;

/**
 * What was learned of pairs.
 *
 * @param counts   of each principal, as a row, with each partner, as a column
 * @param accounts of each principal
 */
record Learned(double[][] counts, List<String> accounts) {
    int whos() {
        return counts.length;
    }

    int whats() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    /** All calls of a principal. */
    double total(int who) {
        return Arrays.stream(counts[who]).sum();
    }

    /** The cosine of what two principals call, by the logarithms of their counts; 0 where one calls nothing. */
    double cosine(int one, int other) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int what = 0; what < whats(); what++) {
            double a = Math.log1p(counts[one][what]);
            double b = Math.log1p(counts[other][what]);
            product += a * b;
            squares += a * a;
            otherSquares += b * b;
        }
        return product == 0 ? 0 : product / Math.sqrt(squares * otherSquares);
    }

    /** How many principals have this partner. */
    int degree(int what) {
        int degree = 0;
        for (double[] row : counts) {
            degree += row[what] > 0 ? 1 : 0;
        }
        return degree;
    }
}
