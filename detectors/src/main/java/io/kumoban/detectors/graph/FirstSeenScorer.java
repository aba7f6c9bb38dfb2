package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A trivial score to measure others by: 1 for an edge that was not seen before, else 0. */
final class FirstSeenScorer implements EdgeScorer {
    private final KeyIndex edges;

    /** @param keys edges that are remembered */
    FirstSeenScorer(int keys) {
        this.edges = new KeyIndex(keys);
    }

    @Override
    public float score(long source, long destination, int tick) {
        edges.number(Hashes.join(source, destination));
        return edges.wasNew() ? 1 : 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        edges.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        edges.load(in);
    }
}
