package io.kumoban.engine.event;

/** What detectors listen to: a row of a run, seen through a cursor, or a signal of the merged stream. */
public sealed interface Event permits Row, Signal {
    /** Event time in milliseconds since 1970. */
    long time();

    /** The hash of the entity that this key names, or 0 when the event has none. */
    long key(Key key);

    /** The hash of the account, never zero. */
    long accountHash();
}
