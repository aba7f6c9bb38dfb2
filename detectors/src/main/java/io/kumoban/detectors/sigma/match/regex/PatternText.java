package io.kumoban.detectors.sigma.match.regex;

/** The text of a pattern and how far it was read. */
final class PatternText {
    private final String text;
    private int at;

    PatternText(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** The next UTF-16 unit, or NUL at the end, which {@link #isAtEnd} tells from a real one. */
    char peek() {
        return isAtEnd() ? 0 : text.charAt(at);
    }

    boolean startsWith(String ahead) {
        return text.startsWith(ahead, at);
    }

    /** Reads on when the given text stands here. */
    boolean skip(String ahead) {
        if (!startsWith(ahead)) {
            return false;
        }
        at += ahead.length();
        return true;
    }

    /** Reads a code point. */
    int next() {
        if (isAtEnd()) {
            throw error("the pattern ends too early; complete it", at);
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    /** Reads up to a text and over it. */
    String until(String border, String what) {
        int end = text.indexOf(border, at);
        if (end < 0) {
            throw error(what + " has no end; add '" + border + "'", at);
        }
        String inside = text.substring(at, end);
        at = end + border.length();
        return inside;
    }

    /** A whole number of at most so many digits of a base; -1 when there is none. */
    int number(int base, int mostDigits) {
        int value = -1;
        for (int digits = 0; digits < mostDigits && !isAtEnd(); digits++) {
            int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), base) : -1;
            if (digit < 0) {
                break;
            }
            value = Math.max(0, value) * base + digit;
            at++;
        }
        return value;
    }

    RegexSyntaxException error(String message) {
        return error(message, at);
    }

    RegexSyntaxException error(String message, int position) {
        return new RegexSyntaxException(message, position);
    }
}
