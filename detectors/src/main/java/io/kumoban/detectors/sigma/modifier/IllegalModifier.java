package io.kumoban.detectors.sigma.modifier;

/** A field's modifiers or values cannot be used: the message says why. */
public final class IllegalModifier extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /** What is wrong, and what to do about it. */
    public IllegalModifier(String sentence, String mend) {
        super(sentence, null, false, false);
        this.mend = mend;
    }

    /** What is wrong. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }
}
