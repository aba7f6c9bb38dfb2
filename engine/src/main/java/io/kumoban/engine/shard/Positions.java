package io.kumoban.engine.shard;

/** Where in the stream a time falls. */
@FunctionalInterface
public interface Positions {
    /** The position of the first event at or after a time. */
    long firstAtOrAfter(long time);
}
