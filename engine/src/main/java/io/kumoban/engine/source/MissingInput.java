package io.kumoban.engine.source;

/** A path the user named leads to nothing that could be read. The message names it and says how to mend it. */
public final class MissingInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingInput(String message) {
        super(message);
    }
}
