package io.kumoban.detectors.sigma.match.regex;

/** A text for Java's expressions that ends a search which backtracks too long, since Java itself never does. */
final class CountedText implements CharSequence {
    private static final int MOST_LOOKS = 20_000;

    private final String text;
    private int looks;

    /** The search looked at too many characters. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CountedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new TooLong();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
