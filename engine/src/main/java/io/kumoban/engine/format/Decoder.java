package io.kumoban.engine.format;

import io.kumoban.engine.event.Run;

/**
 * Turns blocks of one format into rows. Compiled for a {@link Projection}: it fills the columns that were asked for and
 * skips the rest, and what it was asked for never changes which records are good. Used by one thread at a time.
 */
public interface Decoder {
    /** Adds the block's good records to the run, unsorted, and counts everything it met. */
    void decode(Block block, Run run, Tally tally);
}
