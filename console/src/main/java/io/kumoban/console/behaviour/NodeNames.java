package io.kumoban.console.behaviour;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds nodes as people name them: {@code ip:198.51.100.7}, or the name alone where only one kind has it. */
public final class NodeNames {
    private NodeNames() {}

    /**
     * The node of a name.
     *
     * @throws UnknownNode when there is none, or when several kinds have the name
     */
    public static int find(GraphStore graph, String text) {
        String name = text.strip();
        int colon = name.indexOf(':');
        Optional<NodeKind> kind = colon < 0 ? Optional.empty() : NodeKind.of(name.substring(0, colon));
        if (kind.isPresent()) {
            int node = graph.find(kind.get(), name.substring(colon + 1));
            if (node != GraphStore.NONE) {
                return node;
            }
        }
        List<NodeKind> kinds = new ArrayList<>();
        for (NodeKind each : NodeKind.values()) {
            if (graph.find(each, name) != GraphStore.NONE) {
                kinds.add(each);
            }
        }
        if (kinds.isEmpty()) {
            throw new UnknownNode(
                    "The graph has no node '%s'; write its name as the logs do, with or without its kind (%s) before it."
                            .formatted(
                                    name,
                                    Arrays.stream(NodeKind.values())
                                            .map(NodeKind::word)
                                            .collect(Collectors.joining(", "))));
        }
        if (kinds.size() > 1) {
            throw new UnknownNode("The graph has several nodes '%s'; say which: %s."
                    .formatted(
                            name,
                            kinds.stream().map(each -> each.word() + ":" + name).collect(Collectors.joining(", "))));
        }
        return graph.find(kinds.getFirst(), name);
    }
}
