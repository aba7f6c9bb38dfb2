package io.kumoban.engine.format;

import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;

/**
 * The record from which a row's text was made, when that text is not what stands in the file: where it lies and what
 * identifies it. Reused from record to record.
 */
final class Original {
    private final LineHash hash = new LineHash();
    private Block block = new Block();
    private int from;
    private int to;

    /** The record from one index of a block to before another; the seeds stand for what else decides how it is read. */
    void set(Block its, int first, int behind, long firstSeed, long secondSeed) {
        block = its;
        from = first;
        to = behind;
        hash.hash(its.bytes, first, behind - first, firstSeed, secondSeed);
    }

    /** Gives a row its place in the order and in the files. */
    void identify(Run run, int row, long time, int part) {
        run.setOrderKey(row, time, hash.high(), 0, hash.high(), part);
        place(run, row);
    }

    /** Gives a row its place in the files. */
    void place(Run run, int row) {
        run.setPlace(row, block.member, offset(), to - from);
    }

    /** Where the record begins in its member. */
    long offset() {
        return block.offset(from);
    }

    Block block() {
        return block;
    }

    /** Counts the record as one that cannot be used. */
    void reject(Tally tally, String reason) {
        tally.reject(block, from, to, reason);
    }
}
