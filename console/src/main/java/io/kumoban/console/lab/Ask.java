package io.kumoban.console.lab;

import java.util.Map;

/**
 * An answer that is wanted.
 *
 * @param name     by which it is given, and the fact that it is held against
 * @param what     what is asked for
 * @param kind     how it is compared
 * @param example  how it is written
 * @param mistaken what to say when the answer is another fact, by the name of that fact
 */
public record Ask(String name, String what, Kind kind, String example, Map<String, String> mistaken) {
    /** How an answer is compared. */
    public enum Kind {
        /** An id, a name, an address: case and a dot at the end do not matter. */
        TEXT,
        /** A whole number, exact. */
        NUMBER,
        /** A time in UTC, right to the minute. */
        TIME,
        /** A file, which is tried out. */
        FILE
    }
}
