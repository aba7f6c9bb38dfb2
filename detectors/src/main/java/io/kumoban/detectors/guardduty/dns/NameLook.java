package io.kumoban.detectors.guardduty.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person would notice about a label, for explanations; the judgement is that of
 * {@link io.kumoban.detectors.dga.DgaModel}.
 *
 * @param length     characters
 * @param vowels     share of vowels among its letters, 0 to 1; 0.38 in words
 * @param digits     how many digits
 * @param consonants the longest run of consonants
 */
record NameLook(int length, double vowels, int digits, int consonants) {
    private static final double FEW_VOWELS = 0.25;
    private static final int LONG_RUN = 4;
    private static final int LONG = 16;

    /** Looks at the first label of a name. */
    static NameLook of(CharSequence name) {
        int size = 0;
        int letters = 0;
        int vowels = 0;
        int digits = 0;
        int run = 0;
        int longestRun = 0;
        while (size < name.length() && name.charAt(size) != '.') {
            char c = name.charAt(size++);
            boolean isLetter = c >= 'a' && c <= 'z';
            boolean isVowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
            letters += isLetter ? 1 : 0;
            vowels += isVowel ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
            run = isLetter && !isVowel ? run + 1 : 0;
            longestRun = Math.max(longestRun, run);
        }
        return new NameLook(size, letters == 0 ? 0 : (double) vowels / letters, digits, longestRun);
    }

    /** What is odd about it, in a few words. */
    String inWords() {
        List<String> odd = new ArrayList<>();
        if (digits > 0) {
            odd.add(digits == 1 ? "a digit" : digits + " digits");
        }
        if (vowels < FEW_VOWELS) {
            odd.add("few vowels");
        }
        if (consonants >= LONG_RUN) {
            odd.add(consonants + " consonants in a row");
        }
        if (length >= LONG) {
            odd.add(length + " characters");
        }
        return odd.isEmpty() ? "letters that rarely stand together" : String.join(", ", odd);
    }
}
