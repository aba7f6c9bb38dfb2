package io.kumoban.detectors.sigma.match;

/**
 * Finds which of many byte strings a value begins with, or which it ends with, in as many steps as the longest of them has
 * bytes. As with {@link Needles}, both sides are folded or neither is. Immutable; many threads may share it.
 */
public final class Affixes {
    private final ByteTrie trie;
    private final int count;
    private final boolean atEnd;

    private Affixes(byte[][] texts, boolean atEnd) {
        this.atEnd = atEnd;
        count = texts.length;
        trie = new ByteTrie(texts);
    }

    /** The id of a prefix is its number in the array. */
    public static Affixes prefixes(byte[][] texts) {
        return new Affixes(texts, false);
    }

    /** The id of a suffix is its number in the array. */
    public static Affixes suffixes(byte[][] texts) {
        byte[][] reversed = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            int size = texts[i].length;
            reversed[i] = new byte[size];
            for (int at = 0; at < size; at++) {
                reversed[i][at] = texts[i][size - 1 - at];
            }
        }
        return new Affixes(reversed, true);
    }

    /** How many there are; their ids are below. */
    public int count() {
        return count;
    }

    /** A set that is large enough for their ids. */
    public NeedleHits newHits() {
        return new NeedleHits(count);
    }

    /** Adds the ids of all that a range of bytes begins (or ends) with to a set. */
    public void find(byte[] bytes, int from, int to, NeedleHits hits) {
        int state = 0;
        int at = atEnd ? to - 1 : from;
        int step = atEnd ? -1 : 1;
        report(state, hits);
        for (int left = to - from; left > 0; left--) {
            int byteClass = trie.classOf(bytes[at] & 0xff);
            state = byteClass == 0 ? ByteTrie.NONE : trie.child(state, byteClass);
            if (state == ByteTrie.NONE) {
                return;
            }
            report(state, hits);
            at += step;
        }
    }

    /** The same for a folded value. */
    public void find(FoldedText value, NeedleHits hits) {
        find(value.bytes(), 0, value.length(), hits);
    }

    private void report(int state, NeedleHits hits) {
        int key = trie.key(state);
        if (key != ByteTrie.NONE) {
            for (int id : trie.ids(key)) {
                hits.add(id);
            }
        }
    }
}
