package io.kumoban.detectors.dga;

/**
 * The features of one label, the part of a registered domain left of its public suffix: hashed runs of one to four
 * characters, lexical numbers as in FANCI (Schüppen et al., USENIX Security 2018), and how surprising the label is to a
 * model of ordinary ones. Numbers are put into bins, alone and crossed with the length or the surprise, since few of them
 * work in a straight line: three digits mean little in a long label, much in a short one.
 */
final class LabelFeatures {
    /** Buckets of hashed runs. */
    static final int GRAMS = 1 << 16;
    /** How many bins a label has. */
    static final int BINS_OF_A_LABEL = 30;
    /** Longer labels are looked at up to here; DNS allows 63 bytes. */
    static final int LONGEST = 63;

    private static final int SINGLE = 64;
    private static final int SINGLES = 18;
    private static final int STEPS = 32;
    private static final int CROSSED = STEPS * STEPS;
    /** Bins of numbers, all together. */
    static final int BINS = SINGLES * SINGLE + (BINS_OF_A_LABEL - SINGLES) * CROSSED;

    private static final int GRAM_BITS = 16;
    private static final int CODE_BITS = 6;
    private static final int RARE = 4 * LetterModel.PARTS;
    /** Mean surprises above seven nats a character, and worst ones above ten, share a bin. */
    private static final int MOST_SURPRISE = 7 * LetterModel.PARTS;

    private static final int WORST_SURPRISE = 10 * LetterModel.PARTS;

    private static final byte[] SHARES = shares();

    private final LetterModel ordinary;
    private final FeatureSink sink;
    private int size;
    private int grams;
    private int bin;

    private int packed;
    private int beforeLast = Letters.EDGE;
    private int last = Letters.EDGE;

    private int surprise;
    private int worst;
    private int lastSurprise;
    private int surpriseBefore;
    private int rare;
    private int unknown;

    /** By kind of character, sixteen bits each: how many there are, and the longest run. */
    private long counts;

    private long longestRuns;
    private int run;
    private int lastKind = -1;
    private int hyphens;
    private int hexadecimals;
    private int switches;
    private int alternations;
    private long characters;

    private LabelFeatures(LetterModel ordinary, FeatureSink sink) {
        this.ordinary = ordinary;
        this.sink = sink;
    }

    /**
     * Gives out the features of a label.
     *
     * @param bytes lower case
     * @return how many runs were given out
     */
    static int give(byte[] bytes, int offset, int length, LetterModel ordinary, FeatureSink sink) {
        LabelFeatures label = new LabelFeatures(ordinary, sink);
        label.size = Math.min(length, LONGEST);
        for (int i = 0; i < label.size; i++) {
            int code = Letters.code(bytes[offset + i]);
            label.count(code);
            label.next(code, i);
        }
        label.next(Letters.EDGE, label.size);
        label.giveBins();
        return label.grams;
    }

    /** Goes on to a character, or to the edge behind the last one: runs and surprise. */
    private void next(int code, int index) {
        packed = (packed << CODE_BITS | code) & 0xffffff;
        giveGrams(code, index);
        int now = ordinary.surprise(beforeLast, last, code);
        surprise += now;
        worst = Math.max(worst, now + lastSurprise + surpriseBefore);
        rare += now > RARE ? 1 : 0;
        unknown += index >= 2 && !ordinary.knows(packed) ? 1 : 0;
        surpriseBefore = lastSurprise;
        lastSurprise = now;
        beforeLast = last;
        last = code;
    }

    /** The runs that end with a character; the edges count as characters, but not by themselves. */
    private void giveGrams(int code, int index) {
        if (code != Letters.EDGE) {
            giveGram(packed & 0x3f, 1);
        }
        giveGram(packed & 0xfff, 2);
        if (index >= 1) {
            giveGram(packed & 0x3ffff, 3);
        }
        if (index >= 2) {
            giveGram(packed, 4);
        }
    }

    private void giveGram(int run, int length) {
        sink.gram((run << 2 | length - 1) * 0x9e3779b1 >>> Integer.SIZE - GRAM_BITS);
        grams++;
    }

    private void count(int code) {
        int kind = Letters.kind(code);
        int shift = kind * Short.SIZE;
        run = kind == lastKind ? run + 1 : 1;
        counts += 1L << shift;
        longestRuns += (long) Math.max(0, run - of(longestRuns, kind)) << shift;
        hyphens += code == Letters.HYPHEN ? 1 : 0;
        hexadecimals += kind == Letters.DIGIT || code <= 'f' - 'a' + 1 ? 1 : 0;
        characters |= 1L << code;
        if (lastKind >= 0) {
            switches += (kind == Letters.DIGIT) != (lastKind == Letters.DIGIT) ? 1 : 0;
            alternations += kind * lastKind == Letters.VOWEL * Letters.CONSONANT ? 1 : 0;
        }
        lastKind = kind;
    }

    private static int of(long byKind, int kind) {
        return (int) (byKind >>> kind * Short.SIZE) & 0xffff;
    }

    private void giveBins() {
        int meanSurprise = surprise / (size + 1);
        int worstStep = step(worst / 3, WORST_SURPRISE);
        int vowels = of(counts, Letters.VOWEL);
        int digits = of(counts, Letters.DIGIT);
        int longestVowels = of(longestRuns, Letters.VOWEL);
        int longestConsonants = of(longestRuns, Letters.CONSONANT);
        int unknownStep = share(unknown, size);
        int vowelStep = share(vowels, size);
        int alternationStep = share(alternations, size);
        int distinct = Long.bitCount(characters);

        giveSingle(size);
        giveSingle(meanSurprise / 2);
        giveSingle(worstStep);
        giveSingle(unknownStep);
        giveSingle(unknown);
        giveSingle(vowelStep);
        giveSingle(share(digits, size));
        giveSingle(hyphens);
        giveSingle(longestConsonants);
        giveSingle(longestVowels);
        giveSingle(of(longestRuns, Letters.DIGIT));
        giveSingle(switches);
        giveSingle(share(distinct, size));
        giveSingle(distinct);
        giveSingle(alternationStep);
        giveSingle(share(Math.min(rare, size), size));
        giveSingle(surprise / 64);
        giveSingle(hexadecimals == size ? size : SINGLE - 1);

        int surpriseStep = step(meanSurprise, MOST_SURPRISE);
        giveCrossed(size, surpriseStep);
        giveCrossed(size, worstStep);
        giveCrossed(size, unknownStep);
        giveCrossed(size, vowelStep);
        giveCrossed(size, digits);
        giveCrossed(size, alternationStep);
        giveCrossed(size, distinct);
        giveCrossed(size, longestConsonants * 4 + Math.min(longestVowels, 3));
        giveCrossed(surpriseStep, unknownStep);
        giveCrossed(surpriseStep, vowelStep);
        giveCrossed(surpriseStep, alternationStep);
        giveCrossed(surpriseStep, digits * 2 + (hyphens > 0 ? 1 : 0));
    }

    /** A number of a range in 32 steps. */
    private static int step(int value, int range) {
        return Math.min(value * STEPS / range, STEPS - 1);
    }

    /** The same for numbers up to the longest label, without a division. */
    private static int share(int value, int characters) {
        return SHARES[characters * (LONGEST + 1) + value];
    }

    private static byte[] shares() {
        byte[] shares = new byte[(LONGEST + 1) * (LONGEST + 1)];
        for (int characters = 1; characters <= LONGEST; characters++) {
            for (int value = 0; value <= characters; value++) {
                shares[characters * (LONGEST + 1) + value] = (byte) step(value, characters);
            }
        }
        return shares;
    }

    private void giveSingle(int value) {
        sink.bin(bin + Math.min(value, SINGLE - 1));
        bin += SINGLE;
    }

    private void giveCrossed(int first, int second) {
        sink.bin(bin + Math.min(first, STEPS - 1) * STEPS + Math.min(second, STEPS - 1));
        bin += CROSSED;
    }
}
