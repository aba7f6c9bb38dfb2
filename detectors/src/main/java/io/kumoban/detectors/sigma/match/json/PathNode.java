package io.kumoban.detectors.sigma.match.json;

import io.kumoban.engine.scan.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the tree of paths: which paths end here, and which names lead on, in an open hash table. */
final class PathNode {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    /** The numbers of the paths that end here. */
    final int[] paths;

    private final @Nullable Edge[] table;
    private final int shift;
    private final boolean leaf;

    /** A name that leads from one place to another; a number of its own tells it from all others of the tree. */
    record Edge(int number, byte[] name, PathNode to) {
        Edge(int number, String name, PathNode to) {
            this(number, name.getBytes(StandardCharsets.UTF_8), to);
        }
    }

    PathNode(int[] paths, List<Edge> edges) {
        this.paths = paths;
        leaf = edges.isEmpty();
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, 2 * edges.size() - 1));
        shift = Long.SIZE - Math.max(1, bits);
        table = new Edge[1 << Math.max(1, bits)];
        for (Edge edge : edges) {
            int place = hash(edge.name, 0, edge.name.length);
            while (table[place] != null) {
                place = place + 1 & table.length - 1;
            }
            table[place] = edge;
        }
    }

    /** Whether no name leads on. */
    boolean isLeaf() {
        return leaf;
    }

    /** The edge of a name, or null when nobody asked for it. */
    @Nullable
    Edge find(byte[] bytes, int from, int to) {
        int length = to - from;
        int place = hash(bytes, from, length);
        Edge edge = table[place];
        while (edge != null) {
            if (edge.name.length == length && Words.mismatch(edge.name, 0, bytes, from, length) < 0) {
                return edge;
            }
            place = place + 1 & table.length - 1;
            edge = table[place];
        }
        return null;
    }

    /** Of a name's length and its first and last bytes: names of logs differ there. */
    private int hash(byte[] bytes, int from, int length) {
        long mixed = length;
        if (length >= Words.BYTES) {
            mixed += Words.at(bytes, from) * SPREAD ^ Words.at(bytes, from + length - Words.BYTES);
        } else {
            for (int i = 0; i < length; i++) {
                mixed = mixed << Byte.SIZE ^ bytes[from + i];
            }
        }
        mixed *= SPREAD;
        return (int) ((mixed ^ mixed >>> 32) * SPREAD >>> shift);
    }
}
