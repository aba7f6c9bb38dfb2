package io.kumoban.engine.graph.query;

import java.util.Arrays;

/**
 * Nodes as a search reached them, in the order in which it did: over which edge, from where, after how many steps, and when.
 * A node is reached again only when that was at an earlier time.
 */
final class Reached {
    private static final int FIRST = 64;

    private final Numbered nodes = new Numbered();
    /** Of each node, by its number among them, where it was reached best. */
    private int[] best = new int[FIRST];

    private int[] ofNode = new int[FIRST];
    private int[] edges = new int[FIRST];
    private int[] parents = new int[FIRST];
    private int[] depths = new int[FIRST];
    private long[] times = new long[FIRST];
    private int size;

    /** A node is reached over an edge from a place, or, as the first, from nowhere (-1). */
    void add(int node, int edge, int parent, int depth, long time) {
        int known = nodes.size();
        int number = nodes.of(node);
        if (number == best.length) {
            best = Arrays.copyOf(best, 2 * number);
        }
        if (number < known) {
            int before = best[number];
            if (time >= times[before]) {
                return;
            }
            if (depths[before] == depth) {
                // Nothing began there yet.
                put(before, node, edge, parent, depth, time);
                return;
            }
        }
        if (size == edges.length) {
            widen();
        }
        best[number] = size;
        put(size++, node, edge, parent, depth, time);
    }

    private void put(int at, int node, int edge, int parent, int depth, long time) {
        ofNode[at] = node;
        edges[at] = edge;
        parents[at] = parent;
        depths[at] = depth;
        times[at] = time;
    }

    private void widen() {
        ofNode = Arrays.copyOf(ofNode, 2 * size);
        edges = Arrays.copyOf(edges, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
        depths = Arrays.copyOf(depths, 2 * size);
        times = Arrays.copyOf(times, 2 * size);
    }

    /** How many places there are. */
    int size() {
        return size;
    }

    /** How many different nodes were reached. */
    int nodes() {
        return nodes.size();
    }

    int node(int at) {
        return ofNode[at];
    }

    int edge(int at) {
        return edges[at];
    }

    /** From where, or -1. */
    int parent(int at) {
        return parents[at];
    }

    long time(int at) {
        return times[at];
    }
}
