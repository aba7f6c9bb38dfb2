package io.kumoban.engine.journal;

import io.kumoban.engine.event.Run;

/**
 * Puts the ordered stream into blocks. Where a journal holds the beginning of the stream already, those rows are passed
 * over, and checked to be the same as before. Used by one thread.
 */
public final class BlockFiller {
    private final JournalWriter journal;
    private final long held;
    private final Totals totals = new Totals();

    public BlockFiller(JournalWriter journal) {
        this.journal = journal;
        held = journal.found().totals().rows();
    }

    /**
     * Takes the next row of the stream; the block may be full then.
     *
     * @param memberName the file or archive member that the row came from
     * @throws JournalError when the stream does not begin as the journal does
     */
    public void add(Run run, int row, String memberName, PendingBlock block) {
        totals.add(run, row);
        long rows = totals.rows();
        if (rows > held) {
            block.add(run, row, memberName, journal);
        } else if (rows == held) {
            requireSame();
        }
    }

    /** Says that a block takes no more rows. */
    public void close(PendingBlock block) {
        block.close(new Totals(totals));
    }

    /**
     * The end of the stream.
     *
     * @throws JournalError when the journal holds more than the stream
     */
    public Totals end() {
        if (totals.rows() < held) {
            throw journal.changed();
        }
        return totals;
    }

    /** What came of the stream until now, when it was broken off; what the journal held before, when that is more. */
    public Totals soFar() {
        return totals;
    }

    /** Rows so far. */
    public long rows() {
        return totals.rows();
    }

    private void requireSame() {
        if (totals.chain() != journal.found().totals().chain()) {
            throw journal.changed();
        }
    }
}
