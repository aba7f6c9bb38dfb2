package io.kumoban.bench.graph;

import io.kumoban.console.graph.LogEdges;
import io.kumoban.detectors.graph.EdgeScorer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The edges of one graph of an organisation.
 *
 * @param kind   what an edge is
 * @param stream all edges; those that are not to be judged have {@link #UNJUDGED} in the place of their attack
 * @param owners by edge: whose state would hold it in a replay, a principal, a host or a client
 */
record OwnedEdges(LogEdges kind, EdgeStream stream, long[] owners) {
    /** What an edge has in the place of the number of its attack when it is not to be judged. */
    static final int UNJUDGED = -1;

    /** A scorer of one owner's edges, with ticks from the owner's first edge on. */
    private static final class Star {
        private final EdgeScorer scorer;
        private final int before;

        private Star(EdgeScorer scorer, int before) {
            this.scorer = scorer;
            this.before = before;
        }
    }

    /** The score of each edge when each owner's edges are scored by themselves. */
    float[] scoresOfStars(Supplier<EdgeScorer> scorers) {
        Long2ObjectHashMap<Star> stars = new Long2ObjectHashMap<>();
        float[] scores = new float[stream.size()];
        for (int i = 0; i < scores.length; i++) {
            int tick = stream.ticks()[i];
            Star star = stars.computeIfAbsent(owners[i], unused -> new Star(scorers.get(), tick - 1));
            scores[i] = star.scorer.score(stream.sources()[i], stream.destinations()[i], tick - star.before);
        }
        return scores;
    }

    /** The edges that are judged, by number: from that of the first attack on. */
    int[] judged() {
        int[] attacks = stream.attacks();
        int first = IntStream.range(0, attacks.length)
                .filter(edge -> attacks[edge] != 0)
                .findFirst()
                .orElse(attacks.length);
        return IntStream.range(first, attacks.length)
                .filter(edge -> attacks[edge] != UNJUDGED)
                .toArray();
    }
}
