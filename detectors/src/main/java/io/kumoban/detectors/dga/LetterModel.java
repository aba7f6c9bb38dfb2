package io.kumoban.detectors.dga;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What follows what in ordinary labels: a Markov model of order 2, and which runs of four characters occur at all.
 * Immutable; 57 KiB and 32 KiB.
 */
final class LetterModel {
    /** Surprises are kept in so many parts of a nat. */
    static final int PARTS = 16;

    static final int TRIPLES = Letters.COUNT * Letters.COUNT * Letters.COUNT;
    private static final int KNOWN_BITS = 18;
    static final int KNOWN_WORDS = 1 << KNOWN_BITS - 6;

    private final byte[] surprises;
    private final long[] known;

    /**
     * @param surprises for each three characters, the last one counting fastest, -ln P(third | first two) in 1/16 nat
     * @param known     a bit for each run of four characters, at {@link #bit}
     */
    LetterModel(byte[] surprises, long[] known) {
        this.surprises = surprises;
        this.known = known;
    }

    static LetterModel load(DataInput in) throws IOException {
        byte[] surprises = new byte[TRIPLES];
        in.readFully(surprises);
        long[] known = new long[KNOWN_WORDS];
        for (int i = 0; i < known.length; i++) {
            known[i] = in.readLong();
        }
        return new LetterModel(surprises, known);
    }

    void save(DataOutput out) throws IOException {
        out.write(surprises);
        for (long word : known) {
            out.writeLong(word);
        }
    }

    static int triple(int first, int second, int third) {
        return (first * Letters.COUNT + second) * Letters.COUNT + third;
    }

    /** -ln P(third | first two) in 1/16 nat, 0 to 255. */
    int surprise(int first, int second, int third) {
        return surprises[triple(first, second, third)] & 0xff;
    }

    /** The place of a run of four characters, packed with six bits each, among the known ones. */
    static int bit(int packed) {
        return packed * 0x9e3779b1 >>> Integer.SIZE - KNOWN_BITS;
    }

    /** Whether a run of four characters, packed with six bits each, occurs in ordinary labels; 15 % of others do too. */
    boolean knows(int packed) {
        int bit = bit(packed);
        return (known[bit >>> 6] >>> bit & 1) != 0;
    }
}
