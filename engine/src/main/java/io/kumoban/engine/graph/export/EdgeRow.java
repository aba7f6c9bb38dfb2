package io.kumoban.engine.graph.export;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.function.Consumer;

/**
 * An edge as a row of a table.
 *
 * @param bucket begin of its bucket, milliseconds since 1970
 * @param first  time of its first event in the bucket
 * @param last   time of its last one
 */
record EdgeRow(
        EdgeKind kind,
        NodeKind sourceKind,
        String source,
        NodeKind targetKind,
        String target,
        long bucket,
        long count,
        long bytes,
        long first,
        long last) {

    /** Hands over all edges, in the order in which they were made. */
    static void each(GraphStore graph, Consumer<EdgeRow> taker) {
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            int source = graph.source(edge);
            int target = graph.target(edge);
            taker.accept(new EdgeRow(
                    graph.kind(edge),
                    graph.kindOfNode(source),
                    graph.name(source),
                    graph.kindOfNode(target),
                    graph.name(target),
                    graph.bucket(edge),
                    graph.count(edge),
                    graph.bytes(edge),
                    graph.first(edge),
                    graph.last(edge)));
        }
    }
}
