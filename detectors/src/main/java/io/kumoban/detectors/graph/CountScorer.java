package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A trivial score to measure others by: how often the edge, its source, its destination, or the busier of its ends came
 * of late.
 */
final class CountScorer implements EdgeScorer {
    /** What is counted. */
    enum Of {
        EDGE,
        SOURCE,
        DESTINATION,
        NODE
    }

    private final Of of;
    private final DecayedCounts first;
    private final DecayedCounts second;

    /**
     * A scorer that saw nothing.
     *
     * @param keys   keys of a kind that are held
     * @param factor what a count is multiplied with at each tick; 0 counts the tick in course alone
     */
    CountScorer(Of of, int keys, float factor) {
        this.of = of;
        this.first = new DecayedCounts(keys, factor);
        this.second = new DecayedCounts(of == Of.NODE ? keys : 1, factor);
    }

    @Override
    public float score(long source, long destination, int tick) {
        return switch (of) {
            case EDGE -> first.count(Hashes.join(source, destination), tick);
            case SOURCE -> first.count(source, tick);
            case DESTINATION -> first.count(destination, tick);
            case NODE -> Math.max(first.count(source, tick), second.count(destination, tick));
        };
    }

    @Override
    public void save(DataOutput out) throws IOException {
        first.save(out);
        second.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        first.load(in);
        second.load(in);
    }
}
