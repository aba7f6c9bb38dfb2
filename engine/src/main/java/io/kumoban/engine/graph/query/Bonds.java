package io.kumoban.engine.graph.query;

/** An undirected graph with weights, as a walk at random needs it. Nodes have numbers from 0 on. */
interface Bonds {
    /** The neighbours of a node, each once and never itself; none where nothing is to be known of what lies behind it. */
    int[] others(int node);

    /** What binds a node to each of its {@link #others}, all above 0, the same from either end. */
    double[] weights(int node);

    /** Edges of a node, at least as many as {@link #others}: what a step from it costs. */
    int degree(int node);

    /** One more than the largest number that was told so far. */
    int size();
}
