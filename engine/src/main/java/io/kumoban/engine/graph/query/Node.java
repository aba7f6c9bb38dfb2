package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.Comparator;

/** A node by kind and name. */
public record Node(NodeKind kind, String name) implements Comparable<Node> {
    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::kind).thenComparing(Node::name);

    static Node of(GraphStore graph, int node) {
        return new Node(graph.kindOfNode(node), graph.name(node));
    }

    @Override
    public int compareTo(Node other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code access-key:AKIAIOSFODNN7EXAMPLE}. */
    @Override
    public String toString() {
        return kind.word() + ":" + name;
    }
}
