package io.kumoban.datasets.scenario.names;

import io.kumoban.datasets.Dice;
import java.util.List;

/**
 * Labels as domain generators of malware make them, by kind (Plohmann et al., USENIX Security 2016, sort generators by
 * how they are seeded and by what they build names from).
 */
public final class GeneratedNames {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String MIXED = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final List<String> WORDS = List.of(
            "amber", "anchor", "apple", "autumn", "barrel", "basket", "bridge", "bronze", "candle", "carpet", "castle",
            "cedar", "cherry", "copper", "cotton", "desert", "dragon", "eagle", "engine", "feather", "field", "forest",
            "garden", "glass", "harbor", "hollow", "island", "jacket", "jungle", "kettle", "ladder", "lantern", "lemon",
            "marble", "meadow", "mirror", "needle", "ocean", "orange", "paper", "pebble", "pepper", "planet", "pocket",
            "rabbit", "ribbon", "river", "rocket", "saddle", "shadow", "silver", "spring", "stone", "summer", "thunder",
            "timber", "tunnel", "valley", "velvet", "village", "violet", "window", "winter", "yellow");

    private GeneratedNames() {}

    /**
     * A label.
     *
     * @param kind {@code letters}, {@code hex}, {@code mixed} (letters and digits), {@code syllables}, {@code words},
     *     {@code short} (five to seven letters), {@code hyphenated} (a word, a hyphen, another and a number) or
     *     {@code dated} (the n-th of a day, the same on every infected machine)
     * @param day seconds since 1970 of the day, for {@code dated}
     * @param number the n-th, for {@code dated}
     */
    public static String label(String kind, long day, int number, Dice dice) {
        return switch (kind) {
            case "letters" -> letters(LETTERS, dice.between(12, 20), dice);
            case "hex" -> dice.hex(16);
            case "mixed" -> letters(MIXED, dice.between(14, 22), dice);
            case "syllables" -> syllables(dice.between(4, 6), dice);
            case "words" -> dice.pick(WORDS) + dice.pick(WORDS);
            case "short" -> letters(LETTERS, dice.between(5, 7), dice);
            case "hyphenated" -> dice.pick(WORDS) + '-' + dice.pick(WORDS) + dice.between(10, 9_999);
            case "dated" -> {
                Dice sameEverywhere = Dice.ofThing("dated/" + day, number);
                yield letters(LETTERS, sameEverywhere.between(8, 15), sameEverywhere);
            }
            default -> throw new IllegalArgumentException("There is no generator of names '" + kind + "'.");
        };
    }

    private static String syllables(int count, Dice dice) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < count; i++) {
            name.append(letters(CONSONANTS, 1, dice)).append(letters(VOWELS, 1, dice));
        }
        return name.append(letters(CONSONANTS, 1, dice)).toString();
    }

    private static String letters(String alphabet, int length, Dice dice) {
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append(alphabet.charAt(dice.below(alphabet.length())));
        }
        return name.toString();
    }
}
