package io.kumoban.detectors.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Edges for tests. */
final class Edges {
    private Edges() {}

    record Edge(int source, int destination, int tick) {}

    /** A stream with quiet ticks, idle ones and floods, over few nodes, so that cells are shared and left alone. */
    static List<Edge> stream(Random random, int size) {
        List<Edge> edges = new ArrayList<>();
        int tick = 1;
        while (edges.size() < size) {
            tick += random.nextInt(10) == 0 ? 1 + random.nextInt(40) : 1;
            int source = random.nextInt(30);
            int destination = random.nextInt(30);
            boolean flood = random.nextInt(12) == 0;
            for (int i = random.nextInt(flood ? 60 : 4); i >= 0; i--) {
                edges.add(
                        new Edge(flood ? source : random.nextInt(30), flood ? destination : random.nextInt(30), tick));
            }
        }
        return edges.subList(0, size);
    }

    static float[] scores(EdgeScorer scorer, List<Edge> edges) {
        float[] scores = new float[edges.size()];
        for (int i = 0; i < scores.length; i++) {
            Edge edge = edges.get(i);
            scores[i] = scorer.score(edge.source(), edge.destination(), edge.tick());
        }
        return scores;
    }
}
