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

    /** Whether this edge and all that are older lie before. */
    boolean isBehind(GraphStore graph, int edge) {
        return graph.bucket(edge) + graph.limits().bucketMillis() <= from;
    }
}
