package io.kumoban.detectors.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways to score edges; {@link Scorers} makes them. */
public enum Algorithm {
    /** Kumoban's own: traffic of late, weighed by novelty, over what is usual for the node. */
    BURST("burst"),
    /** MIDAS-F on exact counts of nodes, without its term for the edge. */
    NODE_FILTER("node-filter"),
    /** {@link #NODE_FILTER}, times the decayed count of the node. */
    NODE_FILTER_VOLUME("node-filter-volume"),
    /** MIDAS (AAAI 2020): an edge's count in this tick against its mean. */
    MIDAS("midas"),
    /** MIDAS-R: decayed counts of the edge, its source and its destination. */
    MIDAS_R("midas-r"),
    /** MIDAS-F (TKDD 2022): the same, and what is anomalous does not become usual. */
    MIDAS_F("midas-f"),
    /** AnoEdge-L (KDD 2023): how near an edge is to a dense part of the graph. */
    ANOEDGE_L("anoedge-l"),
    /** Trivial: the larger decayed count of the two nodes. */
    COUNT_NODE("count-node"),
    /** Trivial: decayed count of the edge. */
    COUNT_EDGE("count-edge"),
    /** Trivial: decayed count of the source. */
    COUNT_SOURCE("count-source"),
    /** Trivial: decayed count of the destination. */
    COUNT_DESTINATION("count-destination"),
    /** Trivial: the larger count of the two nodes in this tick alone. */
    TICK_NODE("tick-node"),
    /** Trivial: count of the edge in this tick alone. */
    TICK_EDGE("tick-edge"),
    /** Trivial: 1 for an edge that was not seen before. */
    FIRST_SEEN("first-seen");

    private final String id;

    Algorithm(String id) {
        this.id = id;
    }

    /** The name by which users know it. */
    public String id() {
        return id;
    }

    /** Whether it counts in sketches, so that its scores depend on the seed. */
    public boolean isSketch() {
        return switch (this) {
            case MIDAS, MIDAS_R, MIDAS_F, ANOEDGE_L -> true;
            default -> false;
        };
    }

    /** The algorithm of this name. */
    public static Optional<Algorithm> named(String id) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.id.equals(id))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Algorithm::id).toList();
    }
}
