package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Kumoban's own score: the traffic of a node of late, times how long it has gone on, over what is usual for the node.
 * Traffic is weighed by novelty: an edge between two nodes that met a moment ago counts once, one between strangers
 * several times, so that ten new neighbours weigh more than ten packets to an old one. What surprises does not become
 * usual ({@link NodeProfiles}). The score is the larger one of the source and the destination.
 */
final class BurstScorer implements EdgeScorer {
    private final NodeProfiles sources;
    private final NodeProfiles destinations;
    private final LastMeetings meetings;
    private final float floor;

    /** @param floor what is added to the usual count, above 0; the larger, the less a quiet past matters */
    BurstScorer(NodeProfiles sources, NodeProfiles destinations, LastMeetings meetings, float floor) {
        this.sources = sources;
        this.destinations = destinations;
        this.meetings = meetings;
        this.floor = floor;
    }

    @Override
    public float score(long source, long destination, int tick) {
        float weight = meetings.weight(source, destination, tick);
        sources.count(source, tick, weight);
        destinations.count(destination, tick, weight);
        return Math.max(score(sources, tick), score(destinations, tick));
    }

    private float score(NodeProfiles counted, int tick) {
        return counted.fast() * counted.slow() / (counted.usual(tick) + floor);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        sources.save(out);
        destinations.save(out);
        meetings.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        sources.load(in);
        destinations.load(in);
        meetings.load(in);
    }
}
