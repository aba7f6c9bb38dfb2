package io.kumoban.detectors.sigma.match.regex;

import org.jspecify.annotations.Nullable;

/** What stands in brackets. As in PCRE, a bracket that opens inside is a character, and so is {@code &&}. */
final class ClassReader {
    private ClassReader() {}

    /** The set of a class whose opening bracket was read. */
    static CodePoints read(PatternText pattern, boolean anyCase) {
        int start = pattern.position() - 1;
        boolean negative = pattern.skip("^");
        CodePoints set = CodePoints.NONE;
        boolean first = true;
        while (first || !pattern.startsWith("]")) {
            if (pattern.isAtEnd()) {
                throw pattern.error("the brackets are not closed; add ']', or write \\[ for the character", start);
            }
            set = set.and(item(pattern));
            first = false;
        }
        pattern.skip("]");
        CodePoints cased = anyCase ? set.inAnyCase() : set;
        return negative ? cased.not() : cased;
    }

    private static CodePoints item(PatternText pattern) {
        CodePoints posix = posix(pattern);
        if (posix != null) {
            return posix;
        }
        if (pattern.skip("\\E")) {
            return CodePoints.NONE;
        }
        if (pattern.skip("\\Q")) {
            return quoted(pattern.until("\\E", "\\Q"));
        }
        int start = pattern.position();
        if (pattern.skip("\\")) {
            CodePoints set = EscapeReader.set(pattern);
            if (set != null) {
                return set;
            }
            pattern.back(start);
        }
        int from = character(pattern);
        int dash = pattern.position();
        if (pattern.skip("-") && !pattern.isAtEnd() && !pattern.startsWith("]")) {
            int to = rangeEnd(pattern);
            if (to >= 0) {
                if (to < from) {
                    throw pattern.error("the range ends before it begins; turn it round", start);
                }
                return CodePoints.range(from, to);
            }
        }
        pattern.back(dash);
        return CodePoints.of(from);
    }

    /** The last character of a range; -1 when a set stands there, and the dash is a character. */
    private static int rangeEnd(PatternText pattern) {
        int start = pattern.position();
        boolean isSet = posix(pattern) != null || pattern.skip("\\") && EscapeReader.set(pattern) != null;
        pattern.back(start);
        return isSet ? -1 : character(pattern);
    }

    private static int character(PatternText pattern) {
        int start = pattern.position();
        int point = pattern.next();
        if (point != '\\') {
            return point;
        }
        if (pattern.skip("b")) {
            return '\b';
        }
        if (pattern.peek() >= '0' && pattern.peek() <= '7') {
            return pattern.number(8, 3);
        }
        int escaped = EscapeReader.character(pattern);
        if (escaped < 0) {
            throw pattern.error("this escape has no meaning in brackets; leave the backslash out or double it", start);
        }
        return escaped;
    }

    private static CodePoints quoted(String text) {
        return text.codePoints().mapToObj(CodePoints::of).reduce(CodePoints.NONE, CodePoints::and);
    }

    private static @Nullable CodePoints posix(PatternText pattern) {
        int start = pattern.position();
        if (!pattern.skip("[:")) {
            return null;
        }
        boolean negative = pattern.skip("^");
        StringBuilder name = new StringBuilder();
        while (pattern.peek() >= 'a' && pattern.peek() <= 'z') {
            name.appendCodePoint(pattern.next());
        }
        CodePoints set = EscapeReader.POSIX.get(name.toString());
        if (set == null || !pattern.skip(":]")) {
            pattern.back(start);
            return null;
        }
        return negative ? set.not() : set;
    }
}
