package io.kumoban.engine.group;

/** Which places hang together (union-find with path halving); a component is named by its first place. */
final class Components {
    private final int[] parents;

    Components(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Joins the components of two places; says whether they were apart. */
    boolean join(int one, int other) {
        int first = root(one);
        int second = root(other);
        parents[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }
}
