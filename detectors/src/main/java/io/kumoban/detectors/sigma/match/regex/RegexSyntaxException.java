package io.kumoban.detectors.sigma.match.regex;

/** A pattern that is wrong or asks for more than is supported; the message says what, where and how to mend it. */
public final class RegexSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    RegexSyntaxException(String message, int position) {
        super(position < 0 ? message : message + " (at character " + (position + 1) + " of the pattern)");
        this.position = position;
    }

    /** Where in the pattern it is, counted in UTF-16 units from 0; -1 when it is all of it. */
    public int position() {
        return position;
    }
}
