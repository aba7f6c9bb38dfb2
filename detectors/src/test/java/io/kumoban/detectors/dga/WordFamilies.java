package io.kumoban.detectors.dga;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generators that put words together, cut them, or change letters in them. Each has a small vocabulary of its own, as malware does. */
final class WordFamilies {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final List<String> words;
    private final List<String> names;
    private final SplittableRandom seeds = new SplittableRandom(21);

    WordFamilies(List<String> words, List<String> names) {
        this.words = words;
        this.names = names;
    }

    /** All of them, in a fixed order. */
    List<Family> all() {
        List<Family> families = new ArrayList<>();
        pairsAndTriples(families);
        foreignTexts(families);
        cutWords(families);
        longStems(families);
        changedLetters(families);
        return families;
    }

    private void pairsAndTriples(List<Family> families) {
        for (int i = 0; i < 8; i++) {
            List<String> some = vocabulary(words, 5, 12);
            families.add(new Family("two words", random -> pick(some, random) + pick(some, random)));
        }
        for (int i = 0; i < 6; i++) {
            List<String> some = vocabulary(names, 5, 13);
            families.add(new Family("two names", random -> pick(some, random) + pick(some, random)));
        }
        for (int i = 0; i < 5; i++) {
            List<String> some = vocabulary(words, 3, 9);
            families.add(
                    new Family("three words", random -> pick(some, random) + pick(some, random) + pick(some, random)));
        }
        for (int i = 0; i < 2; i++) {
            List<String> some = vocabulary(words, 4, 9);
            families.add(new Family("hyphened words", random -> pick(some, random) + "-" + pick(some, random)));
            families.add(new Family(
                    "words and a number",
                    random -> pick(some, random) + pick(some, random) + random.nextInt(10, 1000)));
        }
    }

    private void foreignTexts(List<Family> families) {
        for (int i = 0; i < 5; i++) {
            List<String> some = latin(60 + 20 * i);
            int most = 2 + i % 3;
            families.add(new Family("words of a foreign text", random -> {
                StringBuilder name = new StringBuilder(pick(some, random));
                for (int n = random.nextInt(most); n >= 0; n--) {
                    name.append(pick(some, random));
                }
                return name.substring(0, Math.min(name.length(), random.nextInt(12, 25)));
            }));
        }
    }

    private void cutWords(List<Family> families) {
        for (int i = 0; i < 4; i++) {
            List<String> some = vocabulary(words, 4, 10);
            families.add(new Family("cut words", random -> {
                String first = pick(some, random);
                String second = pick(some, random);
                return first.substring(0, random.nextInt(3, first.length() + 1))
                        + second.substring(random.nextInt(0, second.length() - 2));
            }));
        }
    }

    /** Words that stay, with the first letters changed from name to name. */
    private void longStems(List<Family> families) {
        for (int i = 0; i < 8; i++) {
            List<String> some = vocabulary(i % 2 == 0 ? words : names, 5, 10);
            String stem = pick(some, seeds) + pick(some, seeds) + (i % 4 < 2 ? pick(some, seeds) : "");
            int changing = 3 + seeds.nextInt(3);
            families.add(new Family(
                    "long stem",
                    random -> RandomFamilies.letters(LETTERS, changing, changing, random) + stem.substring(changing)));
        }
    }

    private void changedLetters(List<Family> families) {
        for (int changes = 1; changes <= 3; changes++) {
            List<String> some = vocabulary(words, 6, 11);
            int letters = changes;
            families.add(new Family("words with letters changed", random -> {
                StringBuilder name = new StringBuilder(pick(some, random));
                if (random.nextBoolean()) {
                    name.append(pick(some, random));
                }
                for (int i = 0; i < letters; i++) {
                    name.setCharAt(random.nextInt(name.length()), LETTERS.charAt(random.nextInt(26)));
                }
                return name.toString();
            }));
        }
    }

    private List<String> vocabulary(List<String> from, int shortest, int longest) {
        List<String> some = new ArrayList<>();
        while (some.size() < 150) {
            String word = pick(from, seeds);
            if (word.length() >= shortest && word.length() <= longest) {
                some.add(word);
            }
        }
        return some;
    }

    /** Words that sound like Latin: stems with the endings of its declensions and conjugations. */
    private List<String> latin(int count) {
        String[] starts = {
            "in", "con", "per", "ad", "pro", "re", "ex", "de", "sub", "", "", "", "prae", "ab", "dis", "ob", "ne", "qu"
        };
        String[] stems = {
            "am", "leg", "duc", "fac", "ven", "spir", "mort", "popul", "vit", "reg", "corp", "grat", "libr", "mit",
            "curr", "stat", "ferr", "tempor", "nomin", "virt", "fid", "pecc", "sanct", "cael", "terr", "don", "par",
            "cred", "ag", "pon", "vol", "dic", "scrib", "bell", "cogn", "ten", "iud", "oper", "mand", "serv"
        };
        String[] ends = {
            "us", "um", "a", "ae", "is", "em", "ibus", "orum", "arum", "o", "i", "at", "et", "it", "ant", "unt", "are",
            "ere", "ire", "atus", "ens", "entia", "io", "ionem", "tas", "tatis", "or", "bat", "que", "um", "es"
        };
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(pick(List.of(starts), seeds) + pick(List.of(stems), seeds) + pick(List.of(ends), seeds));
        }
        made.addAll(List.of("et", "non", "sed", "nec", "qui", "ut", "cum", "ad", "in", "de", "ex", "si", "aut"));
        return made;
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
