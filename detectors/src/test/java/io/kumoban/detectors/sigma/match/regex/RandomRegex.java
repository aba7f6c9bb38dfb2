package io.kumoban.detectors.sigma.match.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Expressions in the syntax that PCRE and Java share, and texts that they are found in. From a seed. */
final class RandomRegex {
    private static final List<String> LETTERS = List.of("a", "b", "B", "k", "é", "É", "K", "日", "😀", "1", " ", "_");

    private final Random random;
    private final RegexFlags flags;
    private final boolean anchors;
    private final boolean irregular;

    /** An expression, and what makes a text for it. */
    record Piece(String pattern, Function<Random, String> sample) {}

    RandomRegex(Random random, RegexFlags flags, boolean anchors, boolean irregular) {
        this.random = random;
        this.flags = flags;
        this.anchors = anchors;
        this.irregular = irregular;
    }

    static RegexFlags flags(Random random) {
        return new RegexFlags(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    static String text(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> random.nextInt(8) == 0 ? "\n" : letter(random))
                .collect(Collectors.joining());
    }

    private static String letter(Random random) {
        return LETTERS.get(random.nextInt(LETTERS.size()));
    }

    /** An expression of groups inside each other at most so deep. */
    Piece piece(int depth) {
        List<Piece> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(repeated(atom(depth)));
        }
        return new Piece(
                parts.stream().map(Piece::pattern).collect(Collectors.joining()),
                dice -> parts.stream().map(part -> part.sample.apply(dice)).collect(Collectors.joining()));
    }

    private Piece atom(int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 7);
        return switch (kind) {
            case 0 -> new Piece(".", dice -> letter(dice));
            case 1 -> fixed("\\d", "1");
            case 2 -> random.nextBoolean() ? fixed("[^\\s\\d]", "é") : fixed("[\\w日-本]", "k");
            case 3 -> anchors ? place() : literal();
            case 4, 5, 6 -> literal();
            case 7 -> irregular ? look(depth) : literal();
            default -> choice(depth);
        };
    }

    private static Piece fixed(String pattern, String sample) {
        return new Piece(pattern, dice -> sample);
    }

    private Piece place() {
        List<String> places = List.of("^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z");
        return fixed(places.get(random.nextInt(places.size())), "");
    }

    private Piece literal() {
        String letter = letter(random);
        return new Piece(letter, dice -> flags.ignoreCase() && dice.nextBoolean() ? otherCase(letter) : letter);
    }

    private static String otherCase(String letter) {
        return letter.equals(letter.toUpperCase(java.util.Locale.ROOT))
                ? letter.toLowerCase(java.util.Locale.ROOT)
                : letter.toUpperCase(java.util.Locale.ROOT);
    }

    private Piece look(int depth) {
        String kind = List.of("(?=", "(?!", "(?>", "(?<=", "(?<!").get(random.nextInt(5));
        Piece inside = kind.contains("<") ? literal() : piece(depth - 1);
        return fixed(kind + inside.pattern + ")", "");
    }

    private Piece choice(int depth) {
        List<Piece> branches = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            branches.add(piece(depth - 1));
        }
        String open = random.nextBoolean() ? "(?:" : "(";
        return new Piece(
                branches.stream().map(Piece::pattern).collect(Collectors.joining("|", open, ")")),
                dice -> branches.get(dice.nextInt(branches.size())).sample.apply(dice));
    }

    private Piece repeated(Piece piece) {
        if (random.nextInt(3) > 0) {
            return piece;
        }
        int least = random.nextInt(3);
        int most = least + random.nextInt(3);
        // Of a group that is repeated possessively, Java does not try all that lies inside it.
        boolean single = !piece.pattern.endsWith(")");
        String lazy = irregular && single && random.nextInt(4) == 0 ? "+" : random.nextInt(4) == 0 ? "?" : "";
        String count = switch (random.nextInt(5)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{" + least + ",}";
            default -> "{" + least + "," + most + "}";
        };
        int from = count.equals("+") ? 1 : count.startsWith("{") ? least : 0;
        int to = count.equals("?") ? 1 : count.startsWith("{") ? most : from + 2;
        return new Piece(
                piece.pattern + count + lazy,
                dice -> IntStream.range(0, from + dice.nextInt(to - from + 1))
                        .mapToObj(i -> piece.sample.apply(dice))
                        .collect(Collectors.joining()));
    }
}
