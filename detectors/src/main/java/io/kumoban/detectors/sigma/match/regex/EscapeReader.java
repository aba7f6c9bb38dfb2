package io.kumoban.detectors.sigma.match.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The escapes that mean the same inside brackets and outside: single characters and sets of them. */
final class EscapeReader {
    private static final int MOST_HEX = 8;

    private EscapeReader() {}

    /** The set that a letter behind a backslash stands for ({@code \d}, {@code \p{L}}), or null when it stands for none. */
    static @Nullable CodePoints set(PatternText pattern) {
        char letter = pattern.peek();
        if (letter == 'p' || letter == 'P') {
            return property(pattern);
        }
        CodePoints set = switch (letter) {
            case 'd', 'D' -> CodePoints.DIGITS;
            case 'w', 'W' -> CodePoints.WORD;
            case 's', 'S' -> CodePoints.SPACE;
            case 'h', 'H' -> CodePoints.HORIZONTAL_SPACE;
            case 'v', 'V' -> CodePoints.VERTICAL_SPACE;
            case 'N' -> CodePoints.LINE_FEED;
            default -> null;
        };
        if (set != null) {
            pattern.next();
        }
        return set != null && Character.isUpperCase(letter) ? set.not() : set;
    }

    private static CodePoints property(PatternText pattern) {
        int start = pattern.position();
        boolean negative = pattern.next() == 'P';
        boolean turned = pattern.startsWith("{^");
        String name = pattern.skip("{") ? pattern.until("}", "the property") : Character.toString(pattern.next());
        CodePoints set = UnicodeProperties.named(turned ? name.substring(1) : name);
        if (set == null) {
            throw pattern.error(
                    "the property '" + name + "' is not known; use a general category such as L or Nd", start);
        }
        return negative != turned ? set.not() : set;
    }

    /** The character that stands behind a backslash, which is read; -1 when it is a letter with another meaning. */
    static int character(PatternText pattern) {
        int start = pattern.position();
        int point = pattern.next();
        return switch (point) {
            case 'a' -> 7;
            case 'e' -> 27;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'c' -> Character.toUpperCase(ascii(pattern)) ^ 0x40;
            case 'x' -> hex(pattern, start);
            case 'u' -> checked(pattern.number(16, 4), pattern, start);
            case 'o' -> {
                if (!pattern.skip("{")) {
                    throw pattern.error("\\o needs digits in braces, as in \\o{101}", start);
                }
                int value = checked(pattern.number(8, MOST_HEX), pattern, start);
                closing(pattern, start);
                yield value;
            }
            case '0' -> Math.max(0, pattern.number(8, 2));
            default -> {
                boolean hasMeaning = point < 0x80 && Character.isLetterOrDigit(point);
                yield hasMeaning ? -1 : point;
            }
        };
    }

    private static int ascii(PatternText pattern) {
        int point = pattern.next();
        if (point >= 0x80) {
            throw pattern.error("\\c needs an ASCII letter");
        }
        return point;
    }

    private static int hex(PatternText pattern, int start) {
        if (!pattern.skip("{")) {
            return Math.max(0, pattern.number(16, 2));
        }
        int value = checked(pattern.number(16, MOST_HEX - 1), pattern, start);
        closing(pattern, start);
        return value;
    }

    private static void closing(PatternText pattern, int start) {
        if (!pattern.skip("}")) {
            throw pattern.error("the code point has no closing brace", start);
        }
    }

    private static int checked(int point, PatternText pattern, int start) {
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (point < 0 || point > Character.MAX_CODE_POINT || half) {
            throw pattern.error("there is no such code point; write it as \\x{e9}", start);
        }
        return point;
    }

    /** The POSIX classes, which stand inside brackets as {@code [:alpha:]}. All are ASCII. */
    static final Map<String, CodePoints> POSIX = Map.ofEntries(
            Map.entry("alpha", CodePoints.range('a', 'z').and(CodePoints.range('A', 'Z'))),
            Map.entry("digit", CodePoints.DIGITS),
            Map.entry(
                    "alnum",
                    CodePoints.range('a', 'z').and(CodePoints.range('A', 'Z')).and(CodePoints.DIGITS)),
            Map.entry("upper", CodePoints.range('A', 'Z')),
            Map.entry("lower", CodePoints.range('a', 'z')),
            Map.entry("space", CodePoints.SPACE),
            Map.entry("blank", CodePoints.of(' ').and(CodePoints.of('\t'))),
            Map.entry(
                    "punct",
                    CodePoints.range('!', '/')
                            .and(CodePoints.range(':', '@'))
                            .and(CodePoints.range('[', '`'))
                            .and(CodePoints.range('{', '~'))),
            Map.entry("print", CodePoints.range(' ', '~')),
            Map.entry("graph", CodePoints.range('!', '~')),
            Map.entry("cntrl", CodePoints.range(0, 31).and(CodePoints.of(127))),
            Map.entry(
                    "xdigit", CodePoints.DIGITS.and(CodePoints.range('a', 'f')).and(CodePoints.range('A', 'F'))),
            Map.entry("word", CodePoints.WORD),
            Map.entry("ascii", CodePoints.range(0, 127)));
}
