package io.kumoban.detectors.sigma.pipeline;

/** A pipeline does not let a rule pass. */
public final class PipelineRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    PipelineRefusal(String sentence, String mend) {
        super(sentence);
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
