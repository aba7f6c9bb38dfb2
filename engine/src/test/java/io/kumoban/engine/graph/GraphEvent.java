package io.kumoban.engine.graph;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** One event between two nodes that tests make up: IP nodes of few names, over a few days. */
public record GraphEvent(EdgeKind kind, String source, String target, long time, long bytes) {
    public static final long START = 1_772_323_200_000L;
    private static final long SPAN = Duration.ofDays(20).toMillis();

    public static GraphEvent of(Random random) {
        return new GraphEvent(
                EdgeKind.at(random.nextInt(3)),
                name(random),
                name(random),
                START + random.nextLong(SPAN),
                random.nextInt(2) * random.nextInt(2000));
    }

    /** An event of few nodes is like another one; two in ten are of many nodes. */
    private static String name(Random random) {
        return "n" + random.nextInt(random.nextInt(10) < 8 ? 8 : 200);
    }

    public static List<GraphEvent> inOrder(List<GraphEvent> events) {
        List<GraphEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(GraphEvent::time));
        return sorted;
    }

    public void into(GraphStore graph) {
        graph.moveTo(time);
        graph.add(kind, graph.node(NodeKind.IP, source), graph.node(NodeKind.IP, target), bytes);
    }

    public void into(Model model) {
        model.moveTo(time);
        model.add(kind, source, target, time, bytes);
    }

    public static GraphStore graph(List<GraphEvent> events, GraphLimits limits) {
        GraphStore graph = new GraphStore(limits);
        inOrder(events).forEach(event -> event.into(graph));
        return graph;
    }

    public static Model model(List<GraphEvent> events, GraphLimits limits) {
        Model model = new Model(limits);
        inOrder(events).forEach(event -> event.into(model));
        return model;
    }

    public static GraphLimits limits(int hours, int days, int edges) {
        return new GraphLimits(Duration.ofHours(hours), Duration.ofDays(days), edges);
    }

    public static GraphStore reread(Path file) {
        return GraphFile.read(file, Long.MAX_VALUE);
    }
}
