package io.kumoban.engine.journal;

import org.jspecify.annotations.Nullable;

/** A journal cannot be read, written, or used as it was asked for. The message names it and says how to mend it. */
public final class JournalError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean usage;

    private JournalError(String message, boolean usage, @Nullable Throwable cause) {
        super(message, cause);
        this.usage = usage;
    }

    /** The journal or its input is not what it should be. */
    static JournalError unreadable(String message) {
        return new JournalError(message, false, null);
    }

    static JournalError unreadable(String message, Throwable cause) {
        return new JournalError(message, false, cause);
    }

    /** The journal is whole, but the options ask for something that it was not made for. */
    public static JournalError unfit(String message) {
        return new JournalError(message, true, null);
    }

    /** Whether other options mend it. */
    public boolean usage() {
        return usage;
    }
}
