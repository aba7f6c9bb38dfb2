package io.kumoban.bench.structure;

import io.kumoban.bench.board.Mix;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.fill.FindingEdges;
import io.kumoban.engine.graph.fill.RowEdges;
import io.kumoban.engine.graph.query.Node;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.place.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The behaviour graph of a mix, as {@code kumoban graph build} makes it, and which of its nodes the events of each incident
 * name.
 *
 * @param nodes of each incident, in the order of the truth
 */
record LabelledGraph(GraphStore graph, List<Set<Node>> nodes) {

    static LabelledGraph read(Mix mix, List<Incident> incidents, FindingsFile findings, Path work) throws IOException {
        Map<String, List<Integer>> incidentsOf = new HashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            for (String event : incidents.get(i).events()) {
                incidentsOf.computeIfAbsent(event, unused -> new ArrayList<>(1)).add(i);
            }
        }
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        FindingEdges found = new FindingEdges(graph);
        findings.read(finding -> found.gather(GroupedFinding.of(finding.json(), AddressSet.EMPTY)));
        RowEdges rows = new RowEdges(graph, Places.NONE);
        Map<Integer, Part> parts = new HashMap<>();
        EventFeed.read(
                ReplayOptions.of(List.of(mix.folder().resolve("AWSLogs").toString()), work),
                RowEdges.FIELDS,
                AssetsFile.read(mix.folder().resolve("context.yaml")),
                (row, file) -> {
                    found.addUpTo(row.time());
                    rows.add(row);
                    incidentsOf
                            .getOrDefault(row.contentId(), List.of())
                            .forEach(incident -> parts.computeIfAbsent(incident, unused -> new Part())
                                    .rows
                                    .add(row));
                    return true;
                },
                unused -> {});
        found.addUpTo(Long.MAX_VALUE);
        graph.sweep();
        List<Set<Node>> nodes = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            Part part = parts.get(i);
            nodes.add(part == null ? Set.of() : part.nodes());
        }
        return new LabelledGraph(graph, nodes);
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
