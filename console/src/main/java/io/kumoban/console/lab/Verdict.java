package io.kumoban.console.lab;

/**
 * What is said of an answer.
 *
 * @param ask     what was asked
 * @param outcome whether it is right
 * @param remark  what helps and gives nothing away; may be empty
 */
public record Verdict(Ask ask, Outcome outcome, String remark) {
    /** Whether an answer is right. */
    public enum Outcome {
        RIGHT,
        WRONG,
        MISSING
    }

    static Verdict right(Ask ask, String remark) {
        return new Verdict(ask, Outcome.RIGHT, remark);
    }

    static Verdict wrong(Ask ask, String remark) {
        return new Verdict(ask, Outcome.WRONG, remark);
    }

    /** Nothing was answered. */
    public static Verdict missing(Ask ask) {
        return new Verdict(ask, Outcome.MISSING, "not answered yet");
    }

    /** Whether it is right. */
    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }
}
