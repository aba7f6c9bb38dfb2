package io.kumoban.engine.graph;

import io.kumoban.engine.event.Hashes;
import java.nio.charset.StandardCharsets;

/**
 * The dictionary of nodes: 12 bytes a node, five to eight for its place in the index, and its name. Numbers run from 0 on
 * in the order in which nodes came.
 */
final class Nodes {
    private static final int WIDTH = 3;
    private static final int NAME = 0;
    private static final int FIRST_OUT = 1;
    private static final int FIRST_IN = 2;
    private static final char CUT = '~';

    private final Names names = new Names();
    private final IntRows rows = new IntRows(WIDTH);
    private final HashIndex index = new HashIndex(this::hash);
    private int size;

    /** The node of this name, or -1. */
    int find(NodeKind kind, byte[] bytes, int offset, int length) {
        if (length > Names.LONGEST) {
            byte[] cut = shortened(bytes, offset, length);
            return find(kind, cut, 0, cut.length);
        }
        for (int node = index.first(hash(kind, bytes, offset, length)); node >= 0; node = index.next()) {
            if (names.is(rows.get(node, NAME), kind, bytes, offset, length)) {
                return node;
            }
        }
        return -1;
    }

    /** The node of this name, which is made if there is none. */
    int number(NodeKind kind, byte[] bytes, int offset, int length) {
        if (length > Names.LONGEST) {
            byte[] cut = shortened(bytes, offset, length);
            return number(kind, cut, 0, cut.length);
        }
        int known = find(kind, bytes, offset, length);
        return known >= 0 ? known : add(kind, bytes, offset, length);
    }

    private int add(NodeKind kind, byte[] bytes, int offset, int length) {
        if (size == HashIndex.MOST) {
            throw new IllegalStateException("the graph has more than %,d nodes; keep fewer edges".formatted(size));
        }
        rows.reach(size);
        rows.set(size, NAME, names.add(kind, bytes, offset, length));
        rows.set(size, FIRST_OUT, GraphStore.NONE);
        rows.set(size, FIRST_IN, GraphStore.NONE);
        index.add(hash(kind, bytes, offset, length), size);
        return size++;
    }

    /** Copies a node of another dictionary. */
    int copy(Nodes from, int node) {
        int at = from.rows.get(node, NAME);
        return add(from.names.kind(at), from.names.page(at), from.names.offset(at), from.names.length(at));
    }

    int size() {
        return size;
    }

    NodeKind kind(int node) {
        return names.kind(rows.get(node, NAME));
    }

    byte[] name(int node) {
        int at = rows.get(node, NAME);
        byte[] name = new byte[names.length(at)];
        System.arraycopy(names.page(at), names.offset(at), name, 0, name.length);
        return name;
    }

    int firstOut(int node) {
        return rows.get(node, FIRST_OUT);
    }

    void firstOut(int node, int edge) {
        rows.set(node, FIRST_OUT, edge);
    }

    int firstIn(int node) {
        return rows.get(node, FIRST_IN);
    }

    void firstIn(int node, int edge) {
        rows.set(node, FIRST_IN, edge);
    }

    long heapBytes() {
        return names.heapBytes() + rows.heapBytes() + index.heapBytes();
    }

    private long hash(int node) {
        int at = rows.get(node, NAME);
        return hash(names.kind(at), names.page(at), names.offset(at), names.length(at));
    }

    private static long hash(NodeKind kind, byte[] bytes, int offset, int length) {
        return Hashes.mix(Hashes.of(bytes, offset, length) + kind.ordinal());
    }

    /** A name that is too long keeps its beginning and is told from others by a hash of all of it. */
    private static byte[] shortened(byte[] bytes, int offset, int length) {
        byte[] hash = (CUT + "%016x".formatted(Hashes.of(bytes, offset, length))).getBytes(StandardCharsets.US_ASCII);
        int kept = Names.LONGEST - hash.length;
        // Not in the middle of a character.
        while ((bytes[offset + kept] & 0xc0) == 0x80) {
            kept--;
        }
        byte[] cut = new byte[kept + hash.length];
        System.arraycopy(bytes, offset, cut, 0, kept);
        System.arraycopy(hash, 0, cut, kept, hash.length);
        return cut;
    }
}
