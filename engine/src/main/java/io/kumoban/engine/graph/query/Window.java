package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.GraphStore;

/**
 * A span of time. An edge lies in it when one of its events may: when its first event is before the end, and its last not
 * before the begin. Its counts are those of its whole bucket, which is the finest that the graph knows.
 *
 * @param from milliseconds since 1970
 * @param to   the end, not within it
 */
public record Window(long from, long to) {
    /** All of time. */
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean holds(GraphStore graph, int edge) {
        return graph.first(edge) < to && graph.last(edge) >= from;
    }

    /** How many edges each node has in the window, by its number. Only buckets that may lie in it are looked through. */
    int[] degrees(GraphStore graph) {
        int[] degrees = new int[graph.nodeCount()];
        for (int edge = begin(graph); edge < graph.endOfEdges() && graph.bucket(edge) < to; edge++) {
            if (holds(graph, edge)) {
                degrees[graph.source(edge)]++;
                degrees[graph.target(edge)]++;
            }
        }
        return degrees;
    }

    /** The first edge that does not lie behind the window: edges stand in the order of their buckets. */
    private int begin(GraphStore graph) {
        int low = graph.firstEdge();
        int high = graph.endOfEdges();
        while (low < high) {
            int middle = low + high >>> 1;
            if (isBehind(graph, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether this edge and all that are older lie before. */
    boolean isBehind(GraphStore graph, int edge) {
        return graph.bucket(edge) + graph.limits().bucketMillis() <= from;
    }
}
