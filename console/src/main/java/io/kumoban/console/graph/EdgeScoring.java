package io.kumoban.console.graph;

import io.kumoban.detectors.graph.EdgeScorer;
import java.io.IOException;
import java.io.OutputStream;

/** Scores an edge stream from one end to the other. Another thread may ask how far it is. */
public final class EdgeScoring {
    private static final int TOLD = 1 << 14;

    private final EdgeReader edges;
    private final EdgeScorer scorer;
    private volatile long scored;

    public EdgeScoring(EdgeReader edges, EdgeScorer scorer) {
        this.edges = edges;
        this.scorer = scorer;
    }

    /**
     * Scores all edges, each a line.
     *
     * @return how many there were
     * @throws EdgeError   at the first line that is no edge
     * @throws IOException when the scores cannot be written
     */
    public long run(OutputStream scores) throws IOException {
        ScoreWriter writer = new ScoreWriter(scores);
        long count = 0;
        while (edges.advance()) {
            writer.write(edges, scorer.score(edges.source(), edges.destination(), edges.tick()));
            if (++count % TOLD == 0) {
                scored = count;
            }
        }
        writer.flush();
        scored = count;
        return count;
    }

    /** How many edges are scored so far, to a few thousand. */
    public long scored() {
        return scored;
    }
}
