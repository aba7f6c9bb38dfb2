package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * AnoEdge-L (Bhatia, Wadhwa, Kawaguchi, Shah, Yu, Hooi, "Sketch-Based Anomaly Detection in Streaming Graphs", KDD 2023):
 * edges are counted in small matrices of source against destination, in each of which a dense part is kept up to date; an
 * edge scores by the mean count between it and the dense part, the least of all matrices. 8 bytes a cell.
 */
final class AnoEdgeLocal implements EdgeScorer {
    private final DenseMatrix[] matrices;
    private final int side;
    private final float decay;
    private final long[] seeds;
    private int tick = 1;

    /**
     * A scorer that saw nothing.
     *
     * @param side  rows, and columns, of a matrix
     * @param decay what counts are multiplied with at each tick, 0 to below 1
     */
    AnoEdgeLocal(long seed, int matrices, int side, float decay) {
        this.matrices = new DenseMatrix[matrices];
        this.side = side;
        this.decay = decay;
        this.seeds = new long[matrices];
        for (int i = 0; i < matrices; i++) {
            seeds[i] = Hashes.join(seed, i);
            this.matrices[i] = new DenseMatrix(side, place(0, seeds[i]), place(1, seeds[i]));
        }
    }

    @Override
    public float score(long source, long destination, int next) {
        if (next > tick) {
            double factor = StrictMath.pow(decay, next - tick);
            for (DenseMatrix matrix : matrices) {
                matrix.multiply(factor);
            }
            tick = next;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < matrices.length; i++) {
            double score = matrices[i].count(place(source, seeds[i]), place(destination, ~seeds[i]));
            least = Math.min(least, score);
        }
        return (float) least;
    }

    private int place(long node, long seed) {
        return (int) ((Hashes.mix(node ^ seed) >>> Integer.SIZE) * side >>> Integer.SIZE);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(tick);
        for (DenseMatrix matrix : matrices) {
            matrix.save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        tick = in.readInt();
        for (DenseMatrix matrix : matrices) {
            matrix.load(in);
        }
    }
}
