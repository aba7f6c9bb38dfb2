package io.kumoban.detectors.sigma.match.regex;

import io.kumoban.detectors.sigma.match.regex.RegexNode.PlaceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the syntax of PCRE as far as rules use it: all but recursion, conditions, subroutines, control verbs, {@code \X},
 * {@code \C}, {@code \G}, {@code \K} and the flags {@code x}, {@code n} and {@code J}, which are refused by name. Classes of
 * characters are ASCII. A pattern is bounded in length and nesting, a repetition in its count.
 */
final class RegexReader {
    /** UTF-16 units of a pattern. */
    static final int MOST_LENGTH = 8192;

    /** Groups inside each other. */
    static final int MOST_NESTING = 64;

    /** The largest number in braces, as in PCRE. */
    static final int MOST_REPEATS = 65_535;

    private static final String QUANTIFIERS = "*+?";

    private final PatternText pattern;
    private RegexFlags flags;
    private int groups;
    private int nesting;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Pending> references = new ArrayList<>();

    private record Pending(int number, int position) {}

    private RegexReader(String text, RegexFlags flags) {
        pattern = new PatternText(text);
        this.flags = flags;
    }

    /**
     * The tree of a pattern.
     *
     * @throws RegexSyntaxException when it is wrong or not supported
     */
    static RegexNode read(String text, RegexFlags flags) {
        if (text.length() > MOST_LENGTH) {
            throw new RegexSyntaxException(
                    "the pattern has " + text.length() + " characters, more than " + MOST_LENGTH
                            + "; split it into several",
                    MOST_LENGTH);
        }
        RegexReader reader = new RegexReader(text, flags);
        RegexNode node = reader.choice();
        if (!reader.pattern.isAtEnd()) {
            throw reader.pattern.error("a parenthesis closes that was not opened; write \\) for the character");
        }
        for (Pending reference : reader.references) {
            if (reference.number > reader.groups) {
                throw new RegexSyntaxException("there is no group " + reference.number, reference.position);
            }
        }
        return node;
    }

    private RegexNode choice() {
        RegexFlags outer = flags;
        List<RegexNode> branches = new ArrayList<>();
        do {
            branches.add(sequence());
        } while (pattern.skip("|"));
        flags = outer;
        return branches.size() == 1 ? branches.getFirst() : new RegexNode.Choice(List.copyOf(branches));
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (!pattern.isAtEnd() && !pattern.startsWith("|") && !pattern.startsWith(")")) {
            if (pattern.skip("\\Q")) {
                quoted(parts);
            } else if (!pattern.skip("\\E") && !skipComment() && !readFlags()) {
                parts.add(repeated(atom()));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(List.copyOf(parts));
    }

    private void quoted(List<RegexNode> parts) {
        String text = pattern.until("\\E", "\\Q");
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            RegexNode literal = literal(points[i]);
            parts.add(i == points.length - 1 ? repeated(literal) : literal);
        }
    }

    private boolean skipComment() {
        if (!pattern.skip("(?#")) {
            return false;
        }
        pattern.until(")", "the comment");
        return true;
    }

    /** Reads {@code (?i-s)}, which holds to the end of the group. */
    private boolean readFlags() {
        int start = pattern.position();
        if (!pattern.skip("(?")) {
            return false;
        }
        RegexFlags read = flagLetters();
        if (read != null && pattern.skip(")")) {
            flags = read;
            return true;
        }
        pattern.back(start);
        return false;
    }

    /** The flags with letters that are read, if there are any; null when something else stands there. */
    private @Nullable RegexFlags flagLetters() {
        RegexFlags read = flags;
        boolean on = true;
        int start = pattern.position();
        while (Character.isLetter(pattern.peek()) || pattern.peek() == '-' && on) {
            char letter = pattern.peek();
            if (letter == 'P' || letter == 'R') {
                return null;
            }
            pattern.next();
            if (letter == '-') {
                on = false;
                continue;
            }
            read = read.with(letter, on);
            if (read == null) {
                throw pattern.error("the flag '" + letter + "' is not supported; use i, m or s", start);
            }
        }
        return read;
    }

    private RegexNode atom() {
        int start = pattern.position();
        int point = pattern.next();
        return switch (point) {
            case '(' -> group(start);
            case '[' -> new RegexNode.OneOf(ClassReader.read(pattern, flags.ignoreCase()));
            case '.' -> new RegexNode.OneOf(flags.dotAll() ? CodePoints.ALL : CodePoints.LINE_FEED.not());
            case '^' -> place(flags.multiline() ? PlaceKind.BEGIN_OF_LINE : PlaceKind.BEGIN);
            case '$' -> place(flags.multiline() ? PlaceKind.END_OF_LINE : PlaceKind.END_OF_LAST_LINE);
            case '\\' -> escape(start);
            case '*', '+', '?' ->
                throw pattern.error(
                        "there is nothing to repeat before this; write \\" + (char) point + " for the character",
                        start);
            default -> literal(point);
        };
    }

    private static RegexNode place(PlaceKind kind) {
        return new RegexNode.Place(kind);
    }

    private RegexNode literal(int point) {
        CodePoints one = CodePoints.of(point);
        return new RegexNode.OneOf(flags.ignoreCase() ? one.inAnyCase() : one);
    }

    private RegexNode escape(int start) {
        if (pattern.isAtEnd()) {
            throw pattern.error("the pattern ends with a backslash; double it for the character", start);
        }
        CodePoints set = EscapeReader.set(pattern);
        if (set != null) {
            return new RegexNode.OneOf(set);
        }
        char letter = pattern.peek();
        if (letter >= '1' && letter <= '9') {
            return reference(pattern.number(10, 3), start);
        }
        switch (letter) {
            case 'b', 'B', 'A', 'z', 'Z' -> {
                pattern.next();
                return place(
                        switch (letter) {
                            case 'b' -> PlaceKind.WORD_BORDER;
                            case 'B' -> PlaceKind.NO_WORD_BORDER;
                            case 'A' -> PlaceKind.BEGIN;
                            case 'z' -> PlaceKind.END;
                            default -> PlaceKind.END_OF_LAST_LINE;
                        });
            }
            case 'R' -> {
                pattern.next();
                RegexNode both = new RegexNode.Sequence(
                        List.of(new RegexNode.OneOf(CodePoints.of('\r')), new RegexNode.OneOf(CodePoints.LINE_FEED)));
                return new RegexNode.Atomic(
                        new RegexNode.Choice(List.of(both, new RegexNode.OneOf(CodePoints.VERTICAL_SPACE))));
            }
            case 'k', 'g' -> {
                pattern.next();
                return namedReference(start);
            }
            default -> {
                int character = EscapeReader.character(pattern);
                if (character < 0) {
                    throw pattern.error("the escape \\" + letter + " is not supported", start);
                }
                return literal(character);
            }
        }
    }

    private RegexNode namedReference(int start) {
        String name = "";
        if (pattern.skip("{")) {
            name = pattern.until("}", "the reference");
        } else if (pattern.skip("<")) {
            name = pattern.until(">", "the reference");
        } else if (pattern.skip("'")) {
            name = pattern.until("'", "the reference");
        } else {
            int number = pattern.number(10, 3);
            name = number < 0 ? "" : Integer.toString(number);
        }
        if (name.matches("[0-9]{1,3}")) {
            return reference(Integer.parseInt(name), start);
        }
        if (name.matches("-[0-9]{1,3}")) {
            return reference(groups + 1 + Integer.parseInt(name), start);
        }
        Integer number = names.get(name);
        if (number == null) {
            throw pattern.error("there is no group '" + name + "' before this", start);
        }
        return reference(number, start);
    }

    private RegexNode reference(int number, int start) {
        if (number < 1) {
            throw pattern.error("there is no group " + number, start);
        }
        references.add(new Pending(number, start));
        return new RegexNode.BackReference(number, flags.ignoreCase());
    }

    private RegexNode group(int start) {
        if (++nesting > MOST_NESTING) {
            throw pattern.error("more than " + MOST_NESTING + " groups are inside each other; write it flatter", start);
        }
        RegexFlags outer = flags;
        RegexNode node = groupInside(start);
        if (!pattern.skip(")")) {
            throw pattern.error("the parenthesis is not closed; add ')', or write \\( for the character", start);
        }
        flags = outer;
        nesting--;
        return node;
    }

    private RegexNode groupInside(int start) {
        if (pattern.startsWith("*")) {
            throw pattern.error("control verbs are not supported", start);
        }
        if (!pattern.skip("?")) {
            return capture();
        }
        if (pattern.skip("=")) {
            return new RegexNode.Look(choice(), false, false);
        }
        if (pattern.skip("!")) {
            return new RegexNode.Look(choice(), false, true);
        }
        if (pattern.skip("<=")) {
            return new RegexNode.Look(choice(), true, false);
        }
        if (pattern.skip("<!")) {
            return new RegexNode.Look(choice(), true, true);
        }
        if (pattern.skip(">")) {
            return new RegexNode.Atomic(choice());
        }
        if (pattern.skip("P=")) {
            Integer number = names.get(nameUpTo(')'));
            if (number == null) {
                throw pattern.error("there is no such group before this", start);
            }
            return reference(number, start);
        }
        boolean angled = pattern.skip("P<") || pattern.skip("<");
        if (angled || pattern.skip("'")) {
            String name = pattern.until(angled ? ">" : "'", "the name of the group");
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,31}")) {
                throw pattern.error("'" + name + "' is no name of a group; use letters and digits", start);
            }
            if (names.putIfAbsent(name, groups + 1) != null) {
                throw pattern.error("there are two groups '" + name + "'", start);
            }
            return capture();
        }
        RegexFlags read = flagLetters();
        if (read == null || !pattern.skip(":")) {
            throw pattern.error("this kind of group is not supported", start);
        }
        flags = read;
        return choice();
    }

    private String nameUpTo(char end) {
        StringBuilder name = new StringBuilder();
        while (!pattern.isAtEnd() && pattern.peek() != end) {
            name.appendCodePoint(pattern.next());
        }
        return name.toString();
    }

    private RegexNode capture() {
        int number = ++groups;
        return new RegexNode.Capture(choice(), number);
    }

    private RegexNode repeated(RegexNode atom) {
        int[] bounds = bounds();
        if (bounds.length == 0) {
            return atom;
        }
        boolean possessive = pattern.skip("+");
        boolean lazy = !possessive && pattern.skip("?");
        RegexNode repeat = new RegexNode.Repeat(atom, bounds[0], bounds[1], lazy);
        int start = pattern.position();
        if (bounds().length > 0) {
            throw pattern.error("a repetition is repeated; put the first in a group", start);
        }
        return possessive ? new RegexNode.Atomic(repeat) : repeat;
    }

    /** The least and most repetitions of the quantifier that stands here; empty when there is none. */
    private int[] bounds() {
        int kind = pattern.isAtEnd() ? -1 : QUANTIFIERS.indexOf(pattern.peek());
        if (kind >= 0) {
            pattern.next();
            return new int[] {kind == 1 ? 1 : 0, kind == 2 ? 1 : RegexNode.UNBOUNDED};
        }
        int start = pattern.position();
        if (!pattern.skip("{")) {
            return new int[0];
        }
        int least = pattern.number(10, 6);
        int most = least;
        if (least >= 0 && pattern.skip(",")) {
            most = pattern.startsWith("}") ? RegexNode.UNBOUNDED : pattern.number(10, 6);
            most = most < 0 && !pattern.startsWith("}") ? Integer.MAX_VALUE : most;
        }
        if (least < 0 || most == Integer.MAX_VALUE || !pattern.skip("}")) {
            // As in PCRE, a brace that begins no quantifier is a character.
            pattern.back(start);
            return new int[0];
        }
        if (least > MOST_REPEATS || most > MOST_REPEATS) {
            throw pattern.error("a repetition counts to more than " + MOST_REPEATS, start);
        }
        if (most != RegexNode.UNBOUNDED && most < least) {
            throw pattern.error("the numbers of the repetition are out of order", start);
        }
        return new int[] {least, most};
    }
}
