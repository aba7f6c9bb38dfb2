package io.kumoban.engine.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A result could not be written or read back; the message names the file and what to look at. */
public final class SinkError extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private SinkError(String message, IOException cause) {
        super(message, cause);
    }

    static SinkError writing(Path file, IOException cause) {
        return new SinkError(
                "The output " + file + " cannot be written (" + reason(cause)
                        + "); check that its folder exists, can be written to, and has room.",
                cause);
    }

    static SinkError reading(Path file, IOException cause) {
        return new SinkError(
                "The file " + file + " cannot be read (" + reason(cause) + "); name the folder of a finished run.",
                cause);
    }

    /** The system's exceptions often hold a file name only; their class says what is wrong. */
    private static String reason(IOException cause) {
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }
}
