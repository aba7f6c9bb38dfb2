package io.kumoban.detectors.dga;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generators that draw letters: the kinds that descriptions of malware name again and again, each with its own seed. */
final class RandomFamilies {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String HEXADECIMAL = DIGITS + "abcdef";
    private static final String ALL = LETTERS + DIGITS;
    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";

    private RandomFamilies() {}

    /** All of them, in a fixed order. */
    static List<Family> all() {
        List<Family> families = new ArrayList<>();
        uniform(families);
        numbered(families);
        partsOfTheAlphabet(families);
        skewed(families);
        syllables(families);
        stems(families);
        return families;
    }

    private static void uniform(List<Family> families) {
        int[][] lengths = {
            {3, 4}, {3, 5}, {4, 5}, {4, 6}, {5, 5}, {5, 7}, {6, 6}, {5, 10}, {6, 8}, {7, 12}, {7, 7}, {8, 8}, {8, 11},
            {9, 9}, {10, 10}, {10, 14}, {12, 12}, {12, 18}, {14, 16}, {16, 16}, {16, 24}, {20, 20}, {25, 32}
        };
        for (int[] length : lengths) {
            families.add(new Family("letters", random -> letters(LETTERS, length[0], length[1], random)));
        }
        int[][] mixed = {
            {3, 4}, {3, 5}, {4, 5}, {3, 6}, {5, 6}, {4, 7}, {6, 9}, {8, 10}, {10, 12}, {11, 11}, {12, 12}, {16, 16},
            {20, 24}, {24, 30}
        };
        for (int[] length : mixed) {
            families.add(new Family("letters and digits", random -> letters(ALL, length[0], length[1], random)));
        }
    }

    private static void partsOfTheAlphabet(List<Family> families) {
        SplittableRandom seeds = new SplittableRandom(11);
        for (int i = 0; i < 14; i++) {
            String part = part(LETTERS, 7 + seeds.nextInt(16), seeds);
            int shortest = 5 + seeds.nextInt(8);
            int longest = shortest + seeds.nextInt(6);
            families.add(new Family("some letters", random -> letters(part, shortest, longest, random)));
        }
    }

    private static void numbered(List<Family> families) {
        for (int length : new int[] {7, 8, 10, 12, 13, 14, 16, 20, 24, 32}) {
            families.add(new Family("hexadecimal", random -> letters(HEXADECIMAL, length, length, random)));
        }
        for (int length : new int[] {6, 8, 10}) {
            families.add(new Family("digits", random -> letters(DIGITS, length, length, random)));
        }
        families.add(new Family(
                "letters, then digits", random -> letters(LETTERS, 4, 8, random) + letters(DIGITS, 2, 4, random)));
        families.add(new Family(
                "hyphened letters", random -> letters(LETTERS, 4, 7, random) + "-" + letters(LETTERS, 4, 7, random)));
    }

    /** Letters of a remainder of something that is not uniform: some come far more often than others. */
    private static void skewed(List<Family> families) {
        SplittableRandom seeds = new SplittableRandom(12);
        for (int i = 0; i < 10; i++) {
            String order = part(LETTERS, 26, seeds);
            double power = 1.4 + 1.4 * seeds.nextDouble();
            int shortest = 6 + seeds.nextInt(6);
            int longest = shortest + 1 + seeds.nextInt(6);
            families.add(new Family("uneven letters", random -> {
                StringBuilder name = new StringBuilder();
                int length = random.nextInt(shortest, longest + 1);
                while (name.length() < length) {
                    name.append(order.charAt((int) (26 * StrictMath.pow(random.nextDouble(), power))));
                }
                return name.toString();
            }));
        }
    }

    private static void syllables(List<Family> families) {
        int[][] lengths = {{5, 7}, {6, 6}, {7, 7}, {7, 10}, {8, 12}, {10, 12}, {12, 16}};
        for (int[] length : lengths) {
            families.add(
                    new Family("consonant and vowel", random -> alternating(length[0], length[1], 0, VOWELS, random)));
            families.add(new Family(
                    "consonant and vowel or y", random -> alternating(length[0], length[1], 0, "aeiouy", random)));
            families.add(
                    new Family("nearly syllables", random -> alternating(length[0], length[1], 0.25, VOWELS, random)));
        }
        int[][] open = {{5, 7}, {7, 9}, {8, 10}, {9, 9}, {10, 12}};
        for (int[] length : open) {
            families.add(new Family("many vowels", random -> alternating(length[0], length[1], 0.5, VOWELS, random)));
        }
        SplittableRandom seeds = new SplittableRandom(13);
        for (int i = 0; i < 10; i++) {
            String[] table = new String[12 + seeds.nextInt(30)];
            for (int j = 0; j < table.length; j++) {
                String syllable = letters(CONSONANTS, 1, 1, seeds) + letters(VOWELS, 1, 1, seeds);
                table[j] = seeds.nextInt(3) == 0 ? syllable + letters(CONSONANTS, 1, 1, seeds) : syllable;
            }
            int fewest = 2 + seeds.nextInt(3);
            families.add(new Family("table of syllables", random -> {
                StringBuilder name = new StringBuilder();
                for (int n = fewest + random.nextInt(3); n > 0; n--) {
                    name.append(table[random.nextInt(table.length)]);
                }
                return name.toString();
            }));
        }
        for (int i = 0; i < 4; i++) {
            String consonants = part(CONSONANTS, 12, seeds);
            String vowels = i % 2 == 0 ? VOWELS : "aeiouy";
            int length = 6 + i;
            families.add(new Family("some consonants and vowels", random -> {
                StringBuilder name = new StringBuilder();
                while (name.length() < length) {
                    name.append(letters(name.length() % 2 == 0 ? consonants : vowels, 1, 1, random));
                }
                return name.toString();
            }));
        }
    }

    /** A stem that stays, with some letters that change: at its start, at its end, or anywhere. */
    private static void stems(List<Family> families) {
        SplittableRandom seeds = new SplittableRandom(14);
        for (int i = 0; i < 12; i++) {
            String stem = i % 3 == 0 ? alternating(5, 9, 0.3, VOWELS, seeds) : letters(LETTERS, 5, 10, seeds);
            int changing = 2 + seeds.nextInt(3);
            boolean before = i % 2 == 0;
            families.add(new Family("stem", random -> {
                String change = letters(LETTERS, changing, changing, random);
                return before ? change + stem : stem + change;
            }));
        }
    }

    private static String alternating(int shortest, int longest, double slips, String vowels, SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(shortest, longest + 1);
        boolean isVowel = random.nextInt(4) == 0;
        while (name.length() < length) {
            name.append(letters(isVowel ? vowels : CONSONANTS, 1, 1, random));
            isVowel = random.nextDouble() < slips ? isVowel : !isVowel;
        }
        return name.toString();
    }

    private static String part(String alphabet, int size, SplittableRandom random) {
        StringBuilder left = new StringBuilder(alphabet);
        StringBuilder part = new StringBuilder();
        while (part.length() < size && !left.isEmpty()) {
            int at = random.nextInt(left.length());
            part.append(left.charAt(at));
            left.deleteCharAt(at);
        }
        return part.toString();
    }

    static String letters(String alphabet, int shortest, int longest, SplittableRandom random) {
        int length = random.nextInt(shortest, longest + 1);
        StringBuilder name = new StringBuilder(length);
        while (name.length() < length) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.toString();
    }
}
