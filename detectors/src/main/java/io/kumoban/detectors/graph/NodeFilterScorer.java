package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * MIDAS-F on exact counts and without its edge term, which hides floods of many edges: the larger surprise of the
 * source and the destination; or the larger product of surprise and slow count, for which a little surprise about much
 * traffic tells more than a large one about little.
 */
final class NodeFilterScorer implements EdgeScorer {
    private final boolean timesCount;
    private final NodeProfiles sources;
    private final NodeProfiles destinations;

    /** @param timesCount whether surprise is multiplied with the slow count */
    NodeFilterScorer(NodeProfiles sources, NodeProfiles destinations, boolean timesCount) {
        this.sources = sources;
        this.destinations = destinations;
        this.timesCount = timesCount;
    }

    @Override
    public float score(long source, long destination, int tick) {
        sources.count(source, tick, 1);
        destinations.count(destination, tick, 1);
        return Math.max(score(sources), score(destinations));
    }

    private float score(NodeProfiles counted) {
        return timesCount ? counted.surprise() * counted.slow() : counted.surprise();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        sources.save(out);
        destinations.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        sources.load(in);
        destinations.load(in);
    }
}
