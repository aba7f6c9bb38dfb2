package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where credentials came from and what came of them: who assumed which role in which session, from which session or key,
 * and which keys were handed out or used.
 *
 * @param origins     links that lead to the node, the nearest first
 * @param descendants links that lead away from it, the nearest first
 * @param cut         whether there are more than could be shown
 */
public record Lineage(Node node, List<Link> origins, List<Link> descendants, boolean cut) {
    private static final Set<EdgeKind> KINDS =
            EnumSet.of(EdgeKind.ASSUMED, EdgeKind.HANDED, EdgeKind.USED_KEY, EdgeKind.OF_ROLE, EdgeKind.RAN_AS);
    private static final int DEEPEST = 16;
    private static final Comparator<Relation> BY_TIME =
            Comparator.comparingLong(Relation::first).thenComparing(Relation.BY_COUNT);

    public Lineage {
        origins = List.copyOf(origins);
        descendants = List.copyOf(descendants);
    }

    /**
     * One link.
     *
     * @param depth from 1 on, how many links the node that was asked about is away
     * @param first time of the first event, milliseconds since 1970
     * @param last  time of the last one
     */
    public record Link(int depth, Node from, EdgeKind kind, Node to, long count, long first, long last) {}

    /**
     * The lineage of a node.
     *
     * @param most links in either direction
     */
    public static Lineage of(GraphStore graph, int node, Window window, int most) {
        Walk origins = new Walk(graph, window, most, false);
        Walk descendants = new Walk(graph, window, most, true);
        origins.from(node);
        descendants.from(node);
        return new Lineage(Node.of(graph, node), origins.links, descendants.links, origins.cut || descendants.cut);
    }

    private static final class Walk {
        private final GraphStore graph;
        private final Window window;
        private final int most;
        private final boolean out;
        private final List<Link> links = new ArrayList<>();
        private final Set<Node> seen = new HashSet<>();
        private boolean cut;

        private Walk(GraphStore graph, Window window, int most, boolean out) {
            this.graph = graph;
            this.window = window;
            this.most = most;
            this.out = out;
        }

        private void from(int start) {
            List<Node> layer = List.of(Node.of(graph, start));
            seen.addAll(layer);
            for (int depth = 1; depth <= DEEPEST && !layer.isEmpty(); depth++) {
                List<Node> next = new ArrayList<>();
                for (Node node : layer) {
                    step(node, depth, next);
                }
                layer = next;
            }
            cut |= !layer.isEmpty();
        }

        private void step(Node node, int depth, List<Node> next) {
            Neighbours.Answer answer =
                    Neighbours.of(graph, graph.find(node.kind(), node.name()), window, KINDS, Math.max(1, 2 * most));
            cut |= answer.all() > answer.relations().size();
            for (Relation relation : answer.relations().stream().sorted(BY_TIME).toList()) {
                if (relation.out() == out) {
                    if (links.size() == most) {
                        cut = true;
                        return;
                    }
                    links.add(new Link(
                            depth,
                            out ? node : relation.other(),
                            relation.kind(),
                            out ? relation.other() : node,
                            relation.count(),
                            relation.first(),
                            relation.last()));
                    if (seen.add(relation.other())) {
                        next.add(relation.other());
                    }
                }
            }
        }
    }
}
