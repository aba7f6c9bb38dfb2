package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.EdgeScorer;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import io.kumoban.detectors.graph.StarCounts;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A node with its edges: their scores in ticks of a minute, which scores are usual for it, and numbers to tell. */
public final class WatchedNode implements State {
    /** Milliseconds of a tick. */
    static final long TICK = 60_000;

    private static final int TICKS_OF_DAY = 1_440;

    private final EdgeScorer scorer;
    private final StarCounts counts;
    private final UsualScores usual = new UsualScores();
    private final Doublings told = new Doublings();
    private long first;
    private int tick;

    /**
     * A node without edges.
     *
     * @param edges that are remembered
     */
    WatchedNode(Algorithm algorithm, int edges) {
        scorer = Scorers.of(algorithm, settings(edges));
        counts = new StarCounts(edges, TICKS_OF_DAY);
    }

    /** Settings of a scorer that remembers so many edges; sketches are as wide as that. */
    public static Settings settings(int edges) {
        return new Settings(
                1,
                OptionalInt.empty(),
                OptionalInt.of(edges),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(edges));
    }

    /** Takes an edge and returns its score. */
    float take(long source, long destination, long time) {
        if (tick == 0) {
            first = time;
        }
        tick = (int) ((time - first) / TICK) + 1;
        counts.count(source, destination, tick);
        float score = scorer.score(source, destination, tick);
        usual.take(score, tick);
        return score;
    }

    /** Whether the node's first edge is so many milliseconds old. */
    boolean isKnown(long history) {
        return (tick - 1) * TICK >= history;
    }

    /** What the node's minutes stay below with this probability. */
    double usual(double probability) {
        return usual.high(probability);
    }

    /** Whether a score is worth telling: the first within an hour, or twice the one before. Takes note if it is. */
    boolean tells(float score, double least) {
        if (!usual.isWary()) {
            told.clear();
        }
        usual.raised();
        if (!told.reached(score, least)) {
            return false;
        }
        told.told(score);
        return true;
    }

    StarCounts counts() {
        return counts;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        scorer.save(out);
        counts.save(out);
        usual.save(out);
        told.save(out);
        out.writeLong(first);
        out.writeInt(tick);
    }

    @Override
    public void load(DataInput in) throws IOException {
        scorer.load(in);
        counts.load(in);
        usual.load(in);
        told.load(in);
        first = in.readLong();
        tick = in.readInt();
    }
}
