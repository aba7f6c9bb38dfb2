package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first event of a node, or of two nodes with each other, among the edges that are kept.
 *
 * @param time of the event, milliseconds since 1970
 */
public record FirstSeen(long time, Node source, EdgeKind kind, Node target) {

    /** The first event of a node; empty when it has none. Of events at the same time the one of the oldest edge. */
    public static Optional<FirstSeen> of(GraphStore graph, int node) {
        int[] best = {GraphStore.NONE};
        Each.edge(graph, node, Window.ALL, (edge, out) -> {
            if (isBefore(graph, edge, best[0])) {
                best[0] = edge;
            }
            return true;
        });
        return best[0] == GraphStore.NONE ? Optional.empty() : Optional.of(at(graph, best[0]));
    }

    /** The first event of two nodes with each other, of each kind and direction, the earliest first. */
    public static List<FirstSeen> of(GraphStore graph, int one, int other) {
        int[] best = new int[2 * EdgeKind.values().length];
        Arrays.fill(best, GraphStore.NONE);
        for (int edge = graph.firstOut(one); graph.isEdge(edge); edge = graph.nextOut(edge)) {
            keep(graph, edge, other, graph.target(edge), 0, best);
        }
        for (int edge = graph.firstIn(one); graph.isEdge(edge); edge = graph.nextIn(edge)) {
            keep(graph, edge, other, graph.source(edge), 1, best);
        }
        List<Integer> edges = new ArrayList<>();
        for (int edge : best) {
            if (edge != GraphStore.NONE) {
                edges.add(edge);
            }
        }
        edges.sort((a, b) -> a.equals(b) ? 0 : isBefore(graph, a, b) ? -1 : 1);
        return edges.stream().map(edge -> at(graph, edge)).toList();
    }

    private static void keep(GraphStore graph, int edge, int wanted, int there, int direction, int[] best) {
        int at = 2 * graph.kind(edge).ordinal() + direction;
        if (there == wanted && isBefore(graph, edge, best[at])) {
            best[at] = edge;
        }
    }

    private static boolean isBefore(GraphStore graph, int edge, int than) {
        return than == GraphStore.NONE
                || graph.first(edge) < graph.first(than)
                || graph.first(edge) == graph.first(than) && edge < than;
    }

    private static FirstSeen at(GraphStore graph, int edge) {
        return new FirstSeen(
                graph.first(edge),
                Node.of(graph, graph.source(edge)),
                graph.kind(edge),
                Node.of(graph, graph.target(edge)));
    }
}
