package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a graph is made of.
 *
 * @param nodes     by kind, only those that there are
 * @param edges     by kind, only those that there are
 * @param degrees   how many edges a node has
 * @param first     time of the first event that is kept, milliseconds since 1970
 * @param last      time of the last one, before the first when there is no edge
 * @param heapBytes what the arrays take up
 * @param forgotten edges that were forgotten since the graph was begun or read
 */
public record Statistics(
        List<Nodes> nodes, List<Edges> edges, Degrees degrees, long first, long last, long heapBytes, long forgotten) {
    public Statistics {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Nodes of a kind. */
    public record Nodes(NodeKind kind, int count) {}

    /**
     * Edges of a kind.
     *
     * @param edges  one for each pair of nodes and bucket
     * @param events in them
     * @param bytes  that they moved
     */
    public record Edges(EdgeKind kind, int edges, long events, long bytes) {}

    /** Edges of a node: of the node in the middle, of the one that one in a hundred exceed, and the most. */
    public record Degrees(int median, int high, int most, String mostOf) {}

    /** Counts a graph. Nodes without an edge are forgotten before. */
    public static Statistics of(GraphStore graph) {
        graph.sweep();
        int[] degrees = new int[graph.nodeCount()];
        int[] edges = new int[EdgeKind.values().length];
        long[] events = new long[edges.length];
        long[] bytes = new long[edges.length];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            int kind = graph.kind(edge).ordinal();
            edges[kind]++;
            events[kind] += graph.count(edge);
            bytes[kind] += Math.min(graph.bytes(edge), Long.MAX_VALUE - bytes[kind]);
            degrees[graph.source(edge)]++;
            degrees[graph.target(edge)]++;
            first = Math.min(first, graph.first(edge));
            last = Math.max(last, graph.last(edge));
        }
        return new Statistics(
                nodes(graph),
                edges(edges, events, bytes),
                degrees(graph, degrees),
                first,
                last,
                graph.heapBytes(),
                graph.forgotten());
    }

    private static List<Nodes> nodes(GraphStore graph) {
        int[] counts = new int[NodeKind.values().length];
        for (int node = 0; node < graph.nodeCount(); node++) {
            counts[graph.kindOfNode(node).ordinal()]++;
        }
        List<Nodes> nodes = new ArrayList<>();
        for (NodeKind kind : NodeKind.values()) {
            if (counts[kind.ordinal()] > 0) {
                nodes.add(new Nodes(kind, counts[kind.ordinal()]));
            }
        }
        return nodes;
    }

    private static List<Edges> edges(int[] counts, long[] events, long[] bytes) {
        List<Edges> edges = new ArrayList<>();
        for (EdgeKind kind : EdgeKind.values()) {
            int at = kind.ordinal();
            if (counts[at] > 0) {
                edges.add(new Edges(kind, counts[at], events[at], bytes[at]));
            }
        }
        return edges;
    }

    private static Degrees degrees(GraphStore graph, int[] degrees) {
        if (degrees.length == 0) {
            return new Degrees(0, 0, 0, "");
        }
        int most = 0;
        for (int node = 0; node < degrees.length; node++) {
            most = degrees[node] > degrees[most] ? node : most;
        }
        String name = Node.of(graph, most).toString();
        Arrays.sort(degrees);
        return new Degrees(
                degrees[degrees.length / 2], degrees[(int) (degrees.length * 0.99)], degrees[degrees.length - 1], name);
    }

    /** All edges. */
    public long edgeCount() {
        return edges.stream().mapToLong(Edges::edges).sum();
    }

    /** All nodes. */
    public long nodeCount() {
        return nodes.stream().mapToLong(Nodes::count).sum();
    }
}
