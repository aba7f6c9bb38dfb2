package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.Set;
import java.util.TreeSet;

/**
 * What findings of a graph name.
 *
 * @param nodes that they name
 * @param times of their first events, milliseconds since 1970
 */
public record FindingSeeds(Set<Integer> nodes, Set<Long> times) {
    public FindingSeeds {
        nodes = Set.copyOf(nodes);
        times = Set.copyOf(times);
    }

    /** What one finding names; nothing for a node that is none. */
    public static FindingSeeds of(GraphStore graph, int finding) {
        Set<Integer> nodes = new TreeSet<>();
        Set<Long> times = new TreeSet<>();
        for (int edge = graph.firstOut(finding); graph.isEdge(edge); edge = graph.nextOut(edge)) {
            add(graph, edge, nodes, times);
        }
        return new FindingSeeds(nodes, times);
    }

    /** What the findings of a window name. */
    public static FindingSeeds in(GraphStore graph, Window window) {
        Set<Integer> nodes = new TreeSet<>();
        Set<Long> times = new TreeSet<>();
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            if (window.holds(graph, edge)) {
                add(graph, edge, nodes, times);
            }
        }
        return new FindingSeeds(nodes, times);
    }

    private static void add(GraphStore graph, int edge, Set<Integer> nodes, Set<Long> times) {
        if (graph.kind(edge) == EdgeKind.INVOLVES) {
            nodes.add(graph.target(edge));
            times.add(graph.first(edge));
        }
    }
}
