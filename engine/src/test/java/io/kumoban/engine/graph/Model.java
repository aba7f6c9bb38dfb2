package io.kumoban.engine.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The graph as plain maps: what the store is held against. */
public final class Model {
    /** One edge: who, to whom, in which bucket. */
    public record Key(EdgeKind kind, String source, String target, long bucket) {}

    /** What is counted of an edge. */
    public record Sum(long count, long bytes, long first, long last, int hours) {
        Sum and(Sum other) {
            return new Sum(
                    count + other.count,
                    bytes + other.bytes,
                    Math.min(first, other.first),
                    Math.max(last, other.last),
                    hours | other.hours);
        }
    }

    /** What a node has to do with another. */
    public record Relation(EdgeKind kind, boolean out, String other) {}

    private final GraphLimits limits;
    /** In the order in which edges were made. */
    private final LinkedHashMap<Key, Sum> edges = new LinkedHashMap<>();

    private long bucket;

    public Model(GraphLimits limits) {
        this.limits = limits;
    }

    public void moveTo(long time) {
        // All that is kept or forgotten changes at the borders of buckets.
        if (time / limits.bucketMillis() == bucket) {
            return;
        }
        bucket = time / limits.bucketMillis();
        edges.keySet()
                .removeIf(key -> key.bucket + limits.bucketMillis()
                        <= time - limits.retention().toMillis());
    }

    public void add(EdgeKind kind, String source, String target, long time, long bytes) {
        Key key = new Key(kind, source, target, time / limits.bucketMillis() * limits.bucketMillis());
        edges.merge(key, new Sum(1, bytes, time, time, 1 << time / 3_600_000 % 24), Sum::and);
        if (edges.size() > limits.mostEdges()) {
            edges.remove(edges.firstEntry().getKey());
        }
    }

    public Map<Key, Sum> edges() {
        return edges;
    }

    /** Edges of a node that may have an event in a window. */
    public List<Map.Entry<Key, Sum>> of(String node, long from, long to) {
        return edges.entrySet().stream()
                .filter(edge -> edge.getKey().source.equals(node)
                        || edge.getKey().target.equals(node))
                .filter(edge -> edge.getValue().first < to && edge.getValue().last >= from)
                .toList();
    }

    public Map<Relation, Sum> relations(String node, long from, long to) {
        Map<Relation, Sum> relations = new HashMap<>();
        for (Map.Entry<Key, Sum> edge : of(node, from, to)) {
            Key key = edge.getKey();
            if (key.source.equals(node)) {
                relations.merge(new Relation(key.kind, true, key.target), edge.getValue(), Sum::and);
            }
            if (key.target.equals(node)) {
                relations.merge(new Relation(key.kind, false, key.source), edge.getValue(), Sum::and);
            }
        }
        return relations;
    }

    /** Steps of the shortest path, looked for by trying them all; -1 where there is none of so many. */
    public int steps(String from, String to, int most, boolean inTimeOrder) {
        Map<String, Long> reached = new TreeMap<>(Map.of(from, Long.MIN_VALUE));
        for (int step = 1; step <= most; step++) {
            Map<String, Long> next = new TreeMap<>();
            reached.forEach((node, time) -> {
                for (Map.Entry<Key, Sum> edge : of(node, Long.MIN_VALUE, Long.MAX_VALUE)) {
                    if (!inTimeOrder || edge.getValue().last >= time) {
                        String other = edge.getKey().source.equals(node) ? edge.getKey().target : edge.getKey().source;
                        next.merge(other, inTimeOrder ? Math.max(time, edge.getValue().first) : 0, Math::min);
                    }
                }
            });
            if (next.containsKey(to)) {
                return step;
            }
            reached = next;
        }
        return -1;
    }

    public List<String> nodes() {
        List<String> nodes = new ArrayList<>();
        edges.keySet().forEach(key -> {
            nodes.add(key.source);
            nodes.add(key.target);
        });
        return nodes.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
}
