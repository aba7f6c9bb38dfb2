package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whom a node has to do with, in a window of time. */
public final class Neighbours {
    private static final int OUT_BIT = 1;
    private static final int KIND_SHIFT = 1;
    private static final int NODE_SHIFT = 8;

    private final GraphStore graph;
    private final Numbered keys = new Numbered();
    private long[] counts = new long[64];
    private long[] bytes = new long[64];
    private long[] firsts = new long[64];
    private long[] lasts = new long[64];

    private Neighbours(GraphStore graph) {
        this.graph = graph;
    }

    /**
     * The answer.
     *
     * @param relations the most frequent first, cut to the limit
     * @param all       how many there are
     */
    public record Answer(List<Relation> relations, int all) {
        public Answer {
            relations = List.copyOf(relations);
        }
    }

    /**
     * Relations of a node, the most frequent first.
     *
     * @param node  a number of the graph
     * @param kinds only these; all for an empty set
     * @param limit how many at most
     */
    public static Answer of(GraphStore graph, int node, Window window, Set<EdgeKind> kinds, int limit) {
        Neighbours neighbours = new Neighbours(graph);
        Each.edge(graph, node, window, (edge, out) -> {
            if (kinds.isEmpty() || kinds.contains(graph.kind(edge))) {
                neighbours.add(edge, out ? graph.target(edge) : graph.source(edge), out);
            }
            return true;
        });
        return new Answer(neighbours.best(limit), neighbours.keys.size());
    }

    private void add(int edge, int other, boolean out) {
        long key = (long) other << NODE_SHIFT | (long) graph.kind(edge).ordinal() << KIND_SHIFT | (out ? OUT_BIT : 0);
        int known = keys.size();
        int at = keys.of(key);
        if (at == counts.length) {
            counts = Arrays.copyOf(counts, 2 * at);
            bytes = Arrays.copyOf(bytes, 2 * at);
            firsts = Arrays.copyOf(firsts, 2 * at);
            lasts = Arrays.copyOf(lasts, 2 * at);
        }
        if (at == known) {
            firsts[at] = Long.MAX_VALUE;
            lasts[at] = Long.MIN_VALUE;
        }
        counts[at] += graph.count(edge);
        long sum = bytes[at] + graph.bytes(edge);
        bytes[at] = sum < 0 ? Long.MAX_VALUE : sum;
        firsts[at] = Math.min(firsts[at], graph.first(edge));
        lasts[at] = Math.max(lasts[at], graph.last(edge));
    }

    /** Names are looked up only of those that may be shown: all that are as frequent as the last of them. */
    private List<Relation> best(int limit) {
        long[] sorted = Arrays.copyOf(counts, keys.size());
        Arrays.sort(sorted);
        long least = sorted.length > limit ? sorted[sorted.length - limit] : Long.MIN_VALUE;
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (counts[i] >= least) {
                relations.add(relation(i));
            }
        }
        relations.sort(Relation.BY_COUNT);
        return relations.subList(0, Math.min(limit, relations.size()));
    }

    private Relation relation(int at) {
        long key = keys.key(at);
        EdgeKind kind = EdgeKind.values()[(int) (key >>> KIND_SHIFT) & 0x7f];
        Node other = Node.of(graph, (int) (key >>> NODE_SHIFT));
        return new Relation(other, kind, (key & OUT_BIT) != 0, counts[at], bytes[at], firsts[at], lasts[at]);
    }
}
