package io.kumoban.engine.checkpoint;

/** A checkpoint cannot be written, read, or gone on from with this input; the message names it and the mend. */
public final class CheckpointError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CheckpointError(String sentence) {
        super(sentence);
    }

    public CheckpointError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
