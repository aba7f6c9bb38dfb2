package io.kumoban.engine.trail;

/** What a verification is told beside the logs cannot be used; the message is the whole sentence to show. */
public final class TrailError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrailError(String sentence) {
        super(sentence);
    }

    TrailError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
