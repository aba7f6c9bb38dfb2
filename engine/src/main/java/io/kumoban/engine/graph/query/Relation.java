package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import java.util.Comparator;

/**
 * What a node has to do with another: edges of one kind and direction, over all buckets of a window.
 *
 * @param other the other node
 * @param out   whether the edges begin at the node that was asked about
 * @param count events
 * @param bytes that were moved
 * @param first time of the first event, milliseconds since 1970
 * @param last  time of the last event
 */
public record Relation(Node other, EdgeKind kind, boolean out, long count, long bytes, long first, long last) {
    /** The most frequent first; all else only settles ties. */
    static final Comparator<Relation> BY_COUNT = Comparator.comparingLong(Relation::count)
            .reversed()
            .thenComparing(Relation::kind)
            .thenComparing(Relation::out, Comparator.reverseOrder())
            .thenComparing(Relation::other);
}
