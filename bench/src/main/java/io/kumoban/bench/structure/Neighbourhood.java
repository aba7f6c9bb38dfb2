package io.kumoban.bench.structure;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** The plain ways of saying where to look next: all that are held against a walk through the graph. */
enum Neighbourhood implements Ranking {
    BY_COUNT("neighbours, the most frequent first", 1, Comparator.comparingLong((Met met) -> -met.count), false),
    BY_LAST("neighbours, the last met first", 1, Comparator.comparingLong((Met met) -> -met.last), false),
    BY_GAP("neighbours, the nearest in time first", 1, Comparator.comparingLong((Met met) -> met.gap), false),
    NEW(
            "neighbours never met before, the nearest in time first",
            1,
            Comparator.comparingLong((Met met) -> met.gap),
            true),
    HOPS_BY_COUNT("fewest hops, then the most frequent", 4, Comparator.comparingLong((Met met) -> -met.count), false),
    HOPS_BY_GAP("fewest hops, then the nearest in time", 4, Comparator.comparingLong((Met met) -> met.gap), false);

    private static final int ENOUGH = 1_000;

    private final String words;
    private final int hops;
    private final Comparator<Met> order;
    private final boolean onlyNew;

    Neighbourhood(String words, int hops, Comparator<Met> order, boolean onlyNew) {
        this.words = words;
        this.hops = hops;
        this.order = order;
        this.onlyNew = onlyNew;
    }

    String words() {
        return words;
    }

    @Override
    public List<Integer> of(Clue clue) {
        Set<Integer> seen = new HashSet<>(clue.seeds());
        List<Integer> ranked = new ArrayList<>();
        Collection<Integer> layer = clue.seeds();
        for (int hop = 0; hop < hops && ranked.size() < ENOUGH; hop++) {
            Map<Integer, Met> met = met(clue, layer);
            met.keySet().removeAll(seen);
            List<Integer> next = met.entrySet().stream()
                    .filter(entry -> !onlyNew || !entry.getValue().before)
                    .sorted(Map.Entry.<Integer, Met>comparingByValue(order).thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            ranked.addAll(next);
            seen.addAll(next);
            layer = next;
        }
        return ranked;
    }

    private static Map<Integer, Met> met(Clue clue, Collection<Integer> nodes) {
        GraphStore graph = clue.graph();
        Window window = clue.window();
        Map<Integer, Met> all = new TreeMap<>();
        for (int node : nodes) {
            each(graph, node, edge -> {
                int other = graph.other(edge, node);
                if (clue.isAnswer(other) && graph.first(edge) < window.to() && graph.last(edge) >= window.from()) {
                    all.computeIfAbsent(other, unused -> new Met()).add(graph, edge, clue.at());
                }
            });
        }
        for (int node : nodes) {
            each(graph, node, edge -> {
                Met met = all.get(graph.other(edge, node));
                if (met != null && graph.first(edge) < window.from()) {
                    met.before = true;
                }
            });
        }
        return all;
    }

    private static void each(GraphStore graph, int node, IntConsumer taker) {
        for (int edge = graph.firstOut(node); graph.isEdge(edge); edge = graph.nextOut(edge)) {
            taker.accept(edge);
        }
        for (int edge = graph.firstIn(node); graph.isEdge(edge); edge = graph.nextIn(edge)) {
            taker.accept(edge);
        }
    }

    /** What is known of a node that was met. */
    private static final class Met {
        private long count;
        private long last;
        private long gap = Long.MAX_VALUE;
        private boolean before;

        private void add(GraphStore graph, int edge, long at) {
            count += graph.count(edge);
            last = Math.max(last, graph.last(edge));
            gap = Math.min(gap, Math.max(0, Math.max(graph.first(edge) - at, at - graph.last(edge))));
        }
    }
}
