package io.kumoban.detectors.sigma.condition;

/** A condition that cannot be used: the message says why. */
public final class ConditionError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /** What is wrong, and what to do about it. */
    public ConditionError(String sentence, String mend) {
        super(sentence, null, false, false);
        this.mend = mend;
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }

    /** What is wrong. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
