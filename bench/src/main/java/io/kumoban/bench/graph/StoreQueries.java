package io.kumoban.bench.graph;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.FirstSeen;
import io.kumoban.engine.graph.query.Lineage;
import io.kumoban.engine.graph.query.Neighbours;
import io.kumoban.engine.graph.query.Paths;
import io.kumoban.engine.graph.query.Profile;
import io.kumoban.engine.graph.query.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How long random questions take. Nodes are ends of random edges, so that those with many edges are asked about more often.
 */
final class StoreQueries {
    /** What the search for a path is bounded by here. */
    static final Paths.Bounds BOUNDS = new Paths.Bounds(4, 10_000, 20_000, 10, false, false);

    private static final int WARM = 500;
    private static final int SHOWN = 20;
    private static final int LINKS = 1_000;
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final GraphStore graph;
    private final int queries;
    private final Random random;
    /** What answers come to, so that none is optimised away. */
    private long sum;

    StoreQueries(GraphStore graph, int queries, long seed) {
        this.graph = graph;
        this.queries = queries;
        random = new Random(seed);
    }

    /** A row a kind of query: its name, and microseconds at the median, the 99th percentile and the slowest. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("neighbours, all of time", () -> neighbours(Window.ALL)));
        rows.add(row("neighbours, one week", () -> {
            long from = graph.now() - random.nextLong(4 * WEEK);
            neighbours(new Window(from, from + WEEK));
        }));
        rows.add(row("paths", () -> paths(BOUNDS)));
        rows.add(row(
                "paths in the order of time",
                () -> paths(new Paths.Bounds(
                        BOUNDS.steps(),
                        BOUNDS.places(),
                        BOUNDS.looks(),
                        BOUNDS.paths(),
                        true,
                        BOUNDS.throughShared()))));
        rows.add(row(
                "lineage",
                () -> sum +=
                        Lineage.of(graph, node(), Window.ALL, LINKS).origins().size()));
        rows.add(row(
                "first seen, a node", () -> sum += FirstSeen.of(graph, node()).isPresent() ? 1 : 0));
        rows.add(row("first seen, two nodes", this::together));
        rows.add(row(
                "profile",
                () -> sum += Profile.of(graph, node(), Window.ALL).kinds().size()));
        return rows;
    }

    /** What answers came to. */
    long sum() {
        return sum;
    }

    private void neighbours(Window window) {
        sum += Neighbours.of(graph, node(), window, Set.of(), SHOWN).all();
    }

    private void paths(Paths.Bounds bounds) {
        int from = node();
        int to = node();
        if (from != to) {
            sum += Paths.between(graph, from, to, Window.ALL, bounds).paths().size();
        }
    }

    private void together() {
        int edge = edge();
        sum += FirstSeen.of(graph, graph.source(edge), graph.target(edge)).size();
    }

    private int node() {
        int edge = edge();
        return random.nextBoolean() ? graph.source(edge) : graph.target(edge);
    }

    private int edge() {
        return random.nextInt(graph.firstEdge(), graph.endOfEdges());
    }

    private List<String> row(String name, Runnable query) {
        for (int i = 0; i < WARM; i++) {
            query.run();
        }
        long[] nanos = new long[queries];
        for (int i = 0; i < queries; i++) {
            long begin = System.nanoTime();
            query.run();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return List.of(
                name, micros(nanos[queries / 2]), micros(nanos[(int) (queries * 0.99)]), micros(nanos[queries - 1]));
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / 1e3);
    }
}
