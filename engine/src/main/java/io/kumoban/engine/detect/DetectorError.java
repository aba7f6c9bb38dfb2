package io.kumoban.engine.detect;

/** A detector cannot be used; the message names it, where it comes from, and what to mend. */
public final class DetectorError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DetectorError(String message) {
        super(message);
    }

    DetectorError(String message, Throwable cause) {
        super(message, cause);
    }
}
