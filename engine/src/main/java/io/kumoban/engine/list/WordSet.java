package io.kumoban.engine.list;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import java.util.Collection;
import org.agrona.collections.LongHashSet;

/**
 * A set of words that are compared as a whole and to the letter, such as access key ids. Kept as 64-bit hashes, 16 bytes
 * a word, so a look-up makes no garbage; two words in a billion billion are taken for the same.
 */
public final class WordSet {
    public static final WordSet EMPTY = new WordSet(new LongHashSet());

    private final LongHashSet hashes;

    private WordSet(LongHashSet hashes) {
        this.hashes = hashes;
    }

    public static WordSet of(Collection<String> words) {
        LongHashSet hashes = new LongHashSet();
        words.forEach(word -> hashes.add(Hashes.of(word)));
        return new WordSet(hashes);
    }

    /** The words of both. */
    public WordSet and(WordSet other) {
        LongHashSet both = new LongHashSet();
        both.addAll(hashes);
        both.addAll(other.hashes);
        return new WordSet(both);
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    public boolean contains(Text word) {
        return word.isPresent() && hashes.contains(word.hash());
    }
}
