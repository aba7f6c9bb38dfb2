package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * MIDAS (Bhatia, Hooi, Yoon, Shin, Faloutsos, "MIDAS: Microcluster-Based Detector of Anomalies in Edge Streams", AAAI
 * 2020): how far an edge's count in this tick is from its mean over all ticks. 12 bytes a cell.
 */
final class Midas implements EdgeScorer {
    private final CellHash hash;
    private final TickHistory history;
    private final DecayedSketch edges;

    Midas(CellHash hash, TickHistory history) {
        this.hash = hash;
        this.history = history;
        this.edges = new DecayedSketch(hash.size(), 0);
    }

    @Override
    public float score(long source, long destination, int tick) {
        if (tick > history.tick()) {
            history.advance(tick);
        }
        return edges.count(hash.cells(source, destination), history.clock(), tick);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        history.save(out);
        edges.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        history.load(in);
        edges.load(in);
    }
}
