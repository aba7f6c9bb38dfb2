package io.kumoban.detectors.guardduty.dns;

import io.kumoban.detectors.stats.Entropy;

/**
 * How much a label looks made by a machine: four features, each brought to 0 to 1, for the label left of the public
 * suffix. They are the plainest of those that the literature on generated domains uses (for example FANCI, Schüppen et
 * al., USENIX Security 2018). No feature is learned from samples.
 *
 * @param entropy    Shannon entropy in bits a character, 4 bits and more as 1: random letters spread, words repeat
 * @param vowels     how far the share of vowels falls short of 38 %, their share in words
 * @param digits     twice the share of digits, at most 1
 * @param consonants the longest run of consonants: 2 as 0, 6 and more as 1
 */
record NameLook(double entropy, double vowels, double digits, double consonants) {
    private static final double BITS_OF_RANDOM_LETTERS = 4;
    private static final double VOWELS_OF_WORDS = 0.38;
    private static final int RUN_OF_WORDS = 2;

    /** Looks at the first label of a name: ASCII, lower case. */
    static NameLook of(byte[] bytes, int offset, int length) {
        int size = 0;
        int vowels = 0;
        int digits = 0;
        int run = 0;
        int longestRun = 0;
        while (size < length && bytes[offset + size] != '.') {
            byte b = bytes[offset + size++];
            boolean isLetter = b >= 'a' && b <= 'z';
            boolean isVowel = b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u';
            vowels += isVowel ? 1 : 0;
            digits += b >= '0' && b <= '9' ? 1 : 0;
            run = isLetter && !isVowel ? run + 1 : 0;
            longestRun = Math.max(longestRun, run);
        }
        if (size == 0) {
            return new NameLook(0, 0, 0, 0);
        }
        return new NameLook(
                Math.min(1, Entropy.of(bytes, offset, size) / BITS_OF_RANDOM_LETTERS),
                Math.max(0, 1 - (double) vowels / size / VOWELS_OF_WORDS),
                Math.min(1, 2.0 * digits / size),
                Math.clamp((longestRun - RUN_OF_WORDS) / 4.0, 0, 1));
    }
}
