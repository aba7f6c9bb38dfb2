package io.kumoban.detectors.sigma.match;

import io.kumoban.engine.scan.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells where in a value a needle may begin, four places at a time: by a bit for the hash of each needle's first four bytes,
 * for needles of three with each byte behind them, and for the needles that are shorter by a bit for their first two. Where
 * these bits say yes, more bytes are asked. It says yes too often, never too seldom.
 */
final class GramFilter {
    /** Bytes that are hashed together. */
    static final int GRAM = 4;

    private static final int FEWEST_BITS = 11;
    private static final int MOST_BITS = 18;
    private static final int BITS_A_NEEDLE = 32;
    /** Needles of three bytes, of which more would fill the bits. */
    private static final int MOST_OF_THREE = 16;

    private static final int SPREAD = 0x9e37_79b1;
    private static final int OTHER_SPREAD = 0x85eb_ca77;
    private static final long WORD_SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final long[] grams;
    private final int shift;
    /** Looked at where the grams say yes: by another hash those of needles of fewer than eight bytes. */
    private final long[] gramsOfShorter;
    /** The same by the first eight bytes of the others. */
    private final long[] words;
    /** Two bytes as 16 bits, the first lowest; null when no needle is shorter than four bytes. */
    private final long @Nullable [] pairs;

    private final boolean[] singles = new boolean[256];
    /** Whether the grams say of all places but the last three where a needle may begin. */
    private final boolean gramsSuffice;

    GramFilter(byte[][] needles) {
        long ofThree = count(needles, GRAM - 1, GRAM - 1);
        gramsSuffice = ofThree <= MOST_OF_THREE && count(needles, 1, GRAM - 2) == 0;
        int entries = needles.length + (gramsSuffice ? (int) ofThree * 256 : 0);
        int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, entries * BITS_A_NEEDLE - 1));
        int bits = Math.clamp(wanted, FEWEST_BITS, MOST_BITS);
        grams = new long[1 << bits - 6];
        gramsOfShorter = new long[grams.length];
        words = new long[grams.length];
        shift = Integer.SIZE - bits;
        long[] shortOnes = new long[1 << 10];
        boolean anyShort = false;
        for (byte[] needle : needles) {
            if (needle.length >= Words.BYTES) {
                add(gram(needle, 0));
                set(words, wordHash(Words.at(needle, 0)));
            } else if (needle.length >= GRAM) {
                addShorter(gram(needle, 0));
            } else if (needle.length > 0) {
                anyShort = true;
                addShort(needle, shortOnes);
                if (gramsSuffice) {
                    byte[] longer = Arrays.copyOf(needle, GRAM);
                    for (int last = 0; last < 256; last++) {
                        longer[GRAM - 1] = (byte) last;
                        addShorter(gram(longer, 0));
                    }
                }
            }
        }
        pairs = anyShort ? shortOnes : null;
    }

    private static long count(byte[][] needles, int shortest, int longest) {
        return Arrays.stream(needles)
                .filter(needle -> needle.length >= shortest && needle.length <= longest)
                .count();
    }

    private void add(int gram) {
        set(grams, hash(gram));
    }

    private void addShorter(int gram) {
        add(gram);
        set(gramsOfShorter, otherHash(gram));
    }

    private static void set(long[] bits, int place) {
        bits[place >>> 6] |= 1L << place;
    }

    private void addShort(byte[] needle, long[] into) {
        int first = needle[0] & 0xff;
        if (needle.length == 1) {
            singles[first] = true;
            for (int second = 0; second < 256; second++) {
                set(into, first | second << 8);
            }
        } else {
            set(into, first | (needle[1] & 0xff) << 8);
        }
    }

    private int hash(int gram) {
        return gram * SPREAD >>> shift;
    }

    private int otherHash(int gram) {
        return gram * OTHER_SPREAD >>> shift;
    }

    private int wordHash(long word) {
        return (int) (word * WORD_SPREAD >>> shift + Integer.SIZE);
    }

    private static int gram(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    /** The first place from an index on where a needle may begin; {@code to} when none can. */
    int next(byte[] bytes, int from, int to) {
        if (pairs == null) {
            return nextLong(bytes, from, to);
        }
        if (gramsSuffice) {
            int at = nextLong(bytes, from, to);
            return at < to ? at : nextAny(pairs, bytes, Math.max(from, to - GRAM + 1), to);
        }
        return nextAny(pairs, bytes, from, to);
    }

    private int nextLong(byte[] bytes, int from, int to) {
        int at = nextGram(bytes, from, to);
        while (at < to && !mayBegin(bytes, at, to)) {
            at = nextGram(bytes, at + 1, to);
        }
        return at;
    }

    /** Whether one of the needles whose first four bytes may stand at a place can go on as the value does. */
    private boolean mayBegin(byte[] bytes, int at, int to) {
        return has(gramsOfShorter, otherHash(gram(bytes, at)))
                || at + Words.BYTES <= to && has(words, wordHash(Words.at(bytes, at)));
    }

    private static boolean has(long[] bits, int place) {
        return (bits[place >>> 6] >>> place & 1) != 0;
    }

    private int nextGram(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Words.BYTES <= to; at += GRAM) {
            long word = Words.at(bytes, at);
            long first = bit((int) word);
            long second = bit((int) (word >>> 8));
            long third = bit((int) (word >>> 16));
            long fourth = bit((int) (word >>> 24));
            if (((first | second | third | fourth) & 1) != 0) {
                long found = first & 1 | (second & 1) << 1 | (third & 1) << 2 | 1 << 3;
                return at + Long.numberOfTrailingZeros(found);
            }
        }
        for (; at + GRAM <= to; at++) {
            if (has(grams, hash(gram(bytes, at)))) {
                return at;
            }
        }
        return to;
    }

    /** The bit of a gram, lowest; what stands above it means nothing. */
    private long bit(int gram) {
        int place = hash(gram);
        return grams[place >>> 6] >>> place;
    }

    private int nextAny(long[] shortOnes, byte[] bytes, int from, int to) {
        for (int at = from; at < to - 1; at++) {
            int pair = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
            if (has(shortOnes, pair)
                    || at + GRAM <= to && has(grams, hash(gram(bytes, at))) && mayBegin(bytes, at, to)) {
                return at;
            }
        }
        return from < to && singles[bytes[to - 1] & 0xff] ? to - 1 : to;
    }
}
