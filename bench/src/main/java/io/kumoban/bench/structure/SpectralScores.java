package io.kumoban.bench.structure;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How little is left of a pair when the matrix of who calls what is brought down to few dimensions (Koren, Bell, Volinsky,
 * "Matrix Factorization Techniques for Recommender Systems", IEEE Computer 2009): logarithms of counts, weighted by how
 * few have the partner.
 */
final class SpectralScores {
    private SpectralScores() {}

    static LinkScore of(Learned learned, int rank) {
        if (learned.whos() == 0 || learned.whats() == 0) {
            return (who, what) -> 0;
        }
        double[][] weights = new double[learned.whos()][learned.whats()];
        for (int what = 0; what < learned.whats(); what++) {
            double rarity = Math.log((1.0 + learned.whos()) / (1 + learned.degree(what)));
            for (int who = 0; who < weights.length; who++) {
                weights[who][what] = Math.log1p(learned.counts()[who][what]) * rarity;
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(weights, false);
        SingularValueDecomposition parts = new SingularValueDecomposition(matrix);
        int kept = Math.min(rank, parts.getSingularValues().length);
        RealMatrix left = parts.getU();
        RealMatrix right = parts.getV();
        double[] values = parts.getSingularValues();
        return (who, what) -> {
            double sum = 0;
            for (int i = 0; i < kept; i++) {
                sum += left.getEntry(who, i) * values[i] * right.getEntry(what, i);
            }
            return -sum;
        };
    }
}
