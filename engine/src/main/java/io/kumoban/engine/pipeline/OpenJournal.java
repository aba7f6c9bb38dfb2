package io.kumoban.engine.pipeline;

import io.kumoban.engine.format.Projection;
import io.kumoban.engine.journal.BlockReader;
import io.kumoban.engine.journal.Excerpt;
import io.kumoban.engine.journal.JournalReader;

/** One journal of a replay, as the threads that decode its blocks see it. */
record OpenJournal(JournalReader reader, Projection projection, int number) {
    /** What one thread decodes its blocks with. */
    BlockReader blockReader() {
        return new BlockReader(projection, reader.header().fields());
    }

    /**
     * Decodes a block.
     *
     * @return how many rows lie outside the span of the replay
     */
    int read(BlockReader blocks, Excerpt block, BlockReader.Runs runs) {
        try {
            return blocks.read(block, reader.members(), runs);
        } catch (IndexOutOfBoundsException damaged) {
            throw reader.damaged(damaged);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
