package io.kumoban.engine.checkpoint;

/** The folder of checkpoints is not one for this run: it belongs to another process, or to a run with other options. */
public final class WrongCheckpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongCheckpoint(String sentence) {
        super(sentence);
    }
}
