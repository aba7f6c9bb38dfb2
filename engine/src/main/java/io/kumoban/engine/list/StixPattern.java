package io.kumoban.engine.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses and domain names of a STIX 2 pattern (OASIS, "STIX Version 2.1", section 9) that holds when any one of
 * them is seen: comparisons of {@code ipv4-addr:value}, {@code ipv6-addr:value} and {@code domain-name:value} by
 * {@code =}, {@code IN} and {@code ISSUBSET}, joined by {@code OR}. A pattern that asks for more than one thing, such as
 * {@code AND} or {@code FOLLOWEDBY}, is none of these.
 */
final class StixPattern {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;
    private final List<Value> values = new ArrayList<>();

    /** A value that is looked for, and whether it is a domain name rather than an address or block. */
    record Value(boolean isName, String text) {}

    private StixPattern(String text) {
        this.text = text;
    }

    /** What a pattern looks for, or nothing when it is of another kind. */
    static Optional<List<Value>> read(String text) {
        StixPattern pattern = new StixPattern(text);
        boolean whole = pattern.alternatives() && pattern.at == text.length();
        return whole ? Optional.of(pattern.values) : Optional.empty();
    }

    private boolean alternatives() {
        if (depth++ == DEEPEST) {
            return false;
        }
        boolean read = alternative();
        while (read && accepts("OR")) {
            read = alternative();
        }
        depth--;
        return read;
    }

    private boolean alternative() {
        if (accepts("[")) {
            return alternatives() && accepts("]");
        }
        if (accepts("(")) {
            return alternatives() && accepts(")");
        }
        return comparison();
    }

    private boolean comparison() {
        if (accepts("domain-name:value")) {
            return values(true, accepts("IN"), accepts("="));
        }
        if (accepts("ipv4-addr:value") || accepts("ipv6-addr:value")) {
            return values(false, accepts("IN"), accepts("=") || accepts("ISSUBSET"));
        }
        return false;
    }

    private boolean values(boolean names, boolean several, boolean one) {
        if (one) {
            return value(names);
        }
        if (!several || !accepts("(")) {
            return false;
        }
        boolean read = value(names);
        while (read && accepts(",")) {
            read = value(names);
        }
        return read && accepts(")");
    }

    /** A text in single quotes; a backslash stands before a quote or a backslash. */
    private boolean value(boolean name) {
        if (!accepts("'")) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        boolean closed = at < text.length();
        at++;
        values.add(new Value(name, value.toString()));
        blanks();
        return closed;
    }

    /** Passes over a sign or word, and the blanks around it, if it comes next. */
    private boolean accepts(String token) {
        blanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        int end = at + token.length();
        boolean word = Character.isLetter(token.charAt(token.length() - 1));
        if (word && end < text.length() && isOfWord(text.charAt(end))) {
            return false;
        }
        at = end;
        if (!token.equals("'")) {
            blanks();
        }
        return true;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':';
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
