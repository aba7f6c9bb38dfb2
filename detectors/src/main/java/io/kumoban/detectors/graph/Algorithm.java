package io.kumoban.detectors.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways to score edges; {@link Scorers} makes them. */
public enum Algorithm {
    BURST("burst", "Kumoban's own: traffic of late, weighed by novelty, over what is usual for the node"),
    NODE_FILTER("node-filter", "MIDAS-F on exact counts of nodes, without its term for the edge"),
    NODE_FILTER_VOLUME("node-filter-volume", "the same, times the decayed count of the node"),
    MIDAS("midas", "MIDAS (AAAI 2020): an edge's count in this tick against its mean"),
    MIDAS_R("midas-r", "MIDAS-R: decayed counts of the edge, its source and its destination"),
    MIDAS_F("midas-f", "MIDAS-F (TKDD 2022): the same, and what is anomalous does not become usual"),
    ANOEDGE_L("anoedge-l", "AnoEdge-L (KDD 2023): how near an edge is to a dense part of the graph"),
    COUNT_NODE("count-node", "trivial: the larger decayed count of the two nodes"),
    COUNT_EDGE("count-edge", "trivial: decayed count of the edge"),
    COUNT_SOURCE("count-source", "trivial: decayed count of the source"),
    COUNT_DESTINATION("count-destination", "trivial: decayed count of the destination"),
    TICK_NODE("tick-node", "trivial: the larger count of the two nodes in this tick alone"),
    TICK_EDGE("tick-edge", "trivial: count of the edge in this tick alone"),
    FIRST_SEEN("first-seen", "trivial: 1 for an edge that was not seen before");

    private final String id;
    private final String says;

    Algorithm(String id, String says) {
        this.id = id;
        this.says = says;
    }

    /** The name by which users know it. */
    public String id() {
        return id;
    }

    /** What it does, in a phrase. */
    public String says() {
        return says;
    }

    /** Whether it counts in sketches, so that its scores depend on the seed. */
    public boolean isSketch() {
        return switch (this) {
            case MIDAS, MIDAS_R, MIDAS_F, ANOEDGE_L -> true;
            default -> false;
        };
    }

    /** Whether it only counts, and stands here to be compared with. */
    public boolean isTrivial() {
        return ordinal() >= COUNT_NODE.ordinal();
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
