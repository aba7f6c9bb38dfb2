package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.GraphStore;

/** Walks over the edges of a node. */
final class Each {
    private Each() {}

    /** Takes an edge. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes an edge.
         *
         * @param out whether the edge begins at the node
         * @return false to see no more
         */
        boolean take(int edge, boolean out);
    }

    /** The edges of a node in a window, those that begin at it first, each from the newest bucket to the oldest. */
    static void edge(GraphStore graph, int node, Window window, Taker taker) {
        for (int edge = graph.firstOut(node); graph.isEdge(edge); edge = graph.nextOut(edge)) {
            if (window.isBehind(graph, edge)) {
                break;
            }
            if (window.holds(graph, edge) && !taker.take(edge, true)) {
                return;
            }
        }
        for (int edge = graph.firstIn(node); graph.isEdge(edge); edge = graph.nextIn(edge)) {
            if (window.isBehind(graph, edge)) {
                break;
            }
            if (window.holds(graph, edge) && !taker.take(edge, false)) {
                return;
            }
        }
    }
}
