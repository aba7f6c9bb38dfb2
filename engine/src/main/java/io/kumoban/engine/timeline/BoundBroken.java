package io.kumoban.engine.timeline;

/** An event came that is older than what was already released: a file's name or order lied about its time. */
public final class BoundBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BoundBroken(long time, long released) {
        super("an event of time " + time + " came after the stream was released up to " + released);
    }
}
