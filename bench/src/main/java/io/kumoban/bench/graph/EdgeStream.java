package io.kumoban.bench.graph;

import io.kumoban.detectors.graph.EdgeScorer;
import io.kumoban.engine.event.Hashes;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Labelled edges in memory, in the order of their ticks.
 *
 * @param sources      by edge: number or hash of a node
 * @param destinations likewise
 * @param ticks        by edge, from 1
 * @param attacks      by edge: 0 where it is harmless, else the number of its kind of attack
 * @param pairs        by edge: the number of its source and destination together, from 0
 * @param ticksOfDay   how many ticks make a day
 */
record EdgeStream(long[] sources, long[] destinations, int[] ticks, int[] attacks, int[] pairs, int ticksOfDay) {

    /** Numbers the pairs. */
    static EdgeStream of(long[] sources, long[] destinations, int[] ticks, int[] attacks, int ticksOfDay) {
        Long2LongHashMap numbers = new Long2LongHashMap(-1);
        int[] pairs = new int[sources.length];
        for (int i = 0; i < pairs.length; i++) {
            long pair = Hashes.join(sources[i], destinations[i]);
            long number = numbers.get(pair);
            if (number < 0) {
                number = numbers.size();
                numbers.put(pair, number);
            }
            pairs[i] = (int) number;
        }
        return new EdgeStream(sources, destinations, ticks, attacks, pairs, ticksOfDay);
    }

    /** Some of the edges, in order. */
    EdgeStream only(int[] edges) {
        return new EdgeStream(
                Arrays.stream(edges).mapToLong(edge -> sources[edge]).toArray(),
                Arrays.stream(edges).mapToLong(edge -> destinations[edge]).toArray(),
                Arrays.stream(edges).map(edge -> ticks[edge]).toArray(),
                Arrays.stream(edges).map(edge -> attacks[edge]).toArray(),
                Arrays.stream(edges).map(edge -> pairs[edge]).toArray(),
                ticksOfDay);
    }

    int size() {
        return sources.length;
    }

    /** The score of each edge, in order. */
    float[] scores(EdgeScorer scorer) {
        float[] scores = new float[size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scorer.score(sources[i], destinations[i], ticks[i]);
        }
        return scores;
    }

    /** All edges from one on to another, as a part to be judged. */
    Part part(int from, int to) {
        return new Part(this, from, to);
    }

    /** All edges. */
    Part whole() {
        return part(0, size());
    }

    /**
     * Edges that are judged; those before have been scored too.
     *
     * @param from the first edge
     * @param to   behind the last edge
     */
    record Part(EdgeStream stream, int from, int to) {
        boolean isAttack(int edge) {
            return stream.attacks[edge] != 0;
        }

        /** Days from the first edge to the last, by ticks. */
        double days() {
            return (stream.ticks[to - 1] - stream.ticks[from] + 1.0) / stream.ticksOfDay;
        }
    }
}
