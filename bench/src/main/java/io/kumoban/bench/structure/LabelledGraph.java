package io.kumoban.bench.structure;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.fill.FindingEdges;
import io.kumoban.engine.graph.fill.RowEdges;
import io.kumoban.engine.graph.query.Node;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.place.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The behaviour graph of a mix, as {@code kumoban graph build} makes it, and which of its nodes the events of each incident
 * name.
 */
final class LabelledGraph implements Taker {
    private final GraphStore graph = new GraphStore(GraphLimits.STANDARD);
    private final FindingEdges findings = new FindingEdges(graph);
    private final RowEdges rows = new RowEdges(graph, Places.NONE);
    private final Map<Integer, Part> parts = new HashMap<>();

    LabelledGraph(FindingsFile file) {
        file.read(finding -> findings.gather(GroupedFinding.of(finding.json(), AddressSet.EMPTY)));
    }

    @Override
    public void take(Row row, List<Integer> incidents) {
        findings.addUpTo(row.time());
        rows.add(row);
        incidents.forEach(incident ->
                parts.computeIfAbsent(incident, unused -> new Part()).rows.add(row));
    }

    /** The graph, when all events were taken. */
    GraphStore graph() {
        findings.addUpTo(Long.MAX_VALUE);
        return graph;
    }

    /** What the events of an incident name, but what all share; nothing for one without events. */
    Set<Node> nodes(int incident) {
        Part part = parts.get(incident);
        return part == null ? Set.of() : part.nodes();
    }

    /** The graph of one incident's events alone. */
    private static final class Part {
        private final GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        private final RowEdges rows = new RowEdges(graph, Places.NONE);

        private Set<Node> nodes() {
            Set<Node> nodes = new TreeSet<>();
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (!graph.kindOfNode(node).isShared()) {
                    nodes.add(new Node(graph.kindOfNode(node), graph.name(node)));
                }
            }
            return nodes;
        }
    }
}
