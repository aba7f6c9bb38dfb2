package io.kumoban.console.run;

/** A finished run's files are not there or are not what they should be; the message is the sentence to show. */
public final class UnreadableRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableRun(String sentence) {
        super(sentence);
    }
}
