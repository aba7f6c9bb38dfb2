package io.kumoban.detectors.sigma.match;

/**
 * Finds which of many byte strings occur in a value, in one pass: the automaton of Aho and Corasick ("Efficient string
 * matching", CACM 1975) over a {@link ByteTrie}, behind a {@link GramFilter} that passes over the places where no needle
 * begins. The time is linear in the value's length whatever is in it. Needles and values are both folded, or both are not.
 * Immutable; many threads may share it.
 */
public final class Needles {
    private final ByteTrie trie;
    private final GramFilter filter;
    private final int count;
    /** The state of the longest proper end of what led to a state. */
    private final int[] fallback;
    /** The nearest state, from this one along the fallbacks, in which a needle ends; 0 for none. */
    private final int[] ending;
    /** Bytes that led to a state, counted no further than matters here. */
    private final byte[] depth;

    private final int[] always;

    /** The id of a needle is its number in the array. An empty needle is in every value; equal ones have ids each. */
    public Needles(byte[][] needles) {
        count = needles.length;
        trie = new ByteTrie(needles);
        filter = new GramFilter(needles);
        fallback = new int[trie.size()];
        ending = new int[trie.size()];
        depth = new byte[trie.size()];
        always = trie.key(0) == ByteTrie.NONE ? new int[0] : trie.ids(trie.key(0));
        for (int state : trie.breadthFirst()) {
            if (state != 0) {
                link(state);
            }
        }
    }

    private void link(int state) {
        int parent = trie.parent(state);
        depth[state] = (byte) Math.min(depth[parent] + 1, Byte.MAX_VALUE);
        fallback[state] = parent == 0 ? 0 : next(fallback[parent], trie.lastClass(state));
        ending[state] = trie.key(state) == ByteTrie.NONE ? ending[fallback[state]] : state;
    }

    /** How many needles there are; their ids are below. */
    public int count() {
        return count;
    }

    /** A set that is large enough for the ids of these needles. */
    public NeedleHits newHits() {
        return new NeedleHits(count);
    }

    /** Adds the ids of all needles in a range of bytes to a set. */
    public void find(byte[] bytes, int from, int to, NeedleHits hits) {
        for (int id : always) {
            hits.add(id);
        }
        int at = filter.next(bytes, from, to);
        while (at < to) {
            at = filter.next(bytes, follow(bytes, at, to, hits), to);
        }
    }

    /** The same for a folded value. */
    public void find(FoldedText value, NeedleHits hits) {
        find(value.bytes(), 0, value.length(), hits);
    }

    /**
     * Runs the automaton from a place on until no needle that is longer than a gram can have begun; answers where the filter
     * goes on, which is behind {@code from}.
     */
    private int follow(byte[] bytes, int from, int to, NeedleHits hits) {
        int state = 0;
        for (int at = from; at < to; ) {
            int byteClass = trie.classOf(bytes[at] & 0xff);
            state = byteClass == 0 ? 0 : next(state, byteClass);
            at++;
            if (ending[state] != 0) {
                report(ending[state], hits);
            }
            int begun = depth[state];
            if (begun < GramFilter.GRAM && begun < at - from) {
                return at - begun;
            }
        }
        return to;
    }

    private int next(int from, int byteClass) {
        int state = from;
        int child = trie.child(state, byteClass);
        while (child == ByteTrie.NONE) {
            if (state == 0) {
                return 0;
            }
            state = fallback[state];
            child = trie.child(state, byteClass);
        }
        return child;
    }

    private void report(int from, NeedleHits hits) {
        int state = from;
        while (state != 0) {
            boolean isNew = false;
            for (int id : trie.ids(trie.key(state))) {
                isNew |= hits.add(id);
            }
            if (!isNew) {
                // Whoever found this needle before has reported its ends too.
                return;
            }
            state = ending[fallback[state]];
        }
    }

    /** The states of the automaton. */
    public int states() {
        return trie.states();
    }
}
