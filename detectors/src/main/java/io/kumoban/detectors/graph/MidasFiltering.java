package io.kumoban.detectors.graph;

import io.kumoban.detectors.graph.MidasRelational.Hashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * MIDAS-F (Bhatia, Liu, Hooi, Yoon, Shin, Faloutsos, "Real-Time Anomaly Detection in Edge Streams", ACM TKDD 2022): as
 * {@link MidasRelational}, but a count of a score above the threshold does not join its mean. 48 bytes a cell.
 */
final class MidasFiltering implements EdgeScorer {
    private final Hashes hashes;
    private final TickHistory history;
    private final FilteredSketch edges;
    private final FilteredSketch sources;
    private final FilteredSketch destinations;

    /**
     * @param factor    what a count is multiplied with at each tick, 0 to below 1
     * @param threshold the least score of a count that is kept out of the mean
     */
    MidasFiltering(Hashes hashes, TickHistory history, float factor, float threshold) {
        this.hashes = hashes;
        this.history = history;
        this.edges = new FilteredSketch(hashes.edge().size(), factor, threshold, history);
        this.sources = new FilteredSketch(hashes.source().size(), factor, threshold, history);
        this.destinations = new FilteredSketch(hashes.destination().size(), factor, threshold, history);
    }

    @Override
    public float score(long source, long destination, int tick) {
        if (tick > history.tick()) {
            history.advance(tick);
        }
        float score = edges.count(hashes.edge().cells(source, destination), tick);
        score = Math.max(score, sources.count(hashes.source().cells(source), tick));
        return Math.max(score, destinations.count(hashes.destination().cells(destination), tick));
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
