package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * MIDAS-R (as {@link Midas}): counts decay from tick to tick instead of being cleared, and the score is the largest of
 * those of the edge, its source and its destination. 36 bytes a cell.
 */
final class MidasRelational implements EdgeScorer {
    private final Hashes hashes;
    private final TickHistory history;
    private final DecayedSketch edges;
    private final DecayedSketch sources;
    private final DecayedSketch destinations;

    /** One for edges and one for either end. */
    record Hashes(CellHash edge, CellHash source, CellHash destination) {}

    /** @param factor what a count is multiplied with at each tick, 0 to below 1 */
    MidasRelational(Hashes hashes, TickHistory history, float factor) {
        this.hashes = hashes;
        this.history = history;
        this.edges = new DecayedSketch(hashes.edge().size(), factor);
        this.sources = new DecayedSketch(hashes.source().size(), factor);
        this.destinations = new DecayedSketch(hashes.destination().size(), factor);
    }

    @Override
    public float score(long source, long destination, int tick) {
        if (tick > history.tick()) {
            history.advance(tick);
        }
        int clock = history.clock();
        float score = edges.count(hashes.edge().cells(source, destination), clock, tick);
        score = Math.max(score, sources.count(hashes.source().cells(source), clock, tick));
        return Math.max(score, destinations.count(hashes.destination().cells(destination), clock, tick));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        history.save(out);
        edges.save(out);
        sources.save(out);
        destinations.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        history.load(in);
        edges.load(in);
        sources.load(in);
        destinations.load(in);
    }
}
