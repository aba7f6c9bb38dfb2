package io.kumoban.console.rules;

/** A file of events is not there or cannot be read. The message names it and says how to mend it. */
public final class UnreadableEvents extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvents(String message) {
        super(message);
    }
}
