package io.kumoban.detectors.graph;

import io.kumoban.engine.detect.State;

/**
 * Scores each edge of a stream once, as it comes, from the edges before it and itself. Edges come in the order of their
 * ticks; within a tick in any order. A scorer knows no file, clock or thread, and takes no memory for an edge beyond what
 * its constructor bounds.
 */
public interface EdgeScorer extends State {
    /**
     * Takes the next edge.
     *
     * @param source      number or hash of the node that it leaves
     * @param destination number or hash of the node that it enters
     * @param tick        at least 1, and at least the tick of the edge before
     * @return 0 (nothing unusual) or more; scores of one scorer compare with each other alone
     */
    float score(long source, long destination, int tick);
}
