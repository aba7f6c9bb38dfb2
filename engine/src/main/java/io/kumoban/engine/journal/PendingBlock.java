package io.kumoban.engine.journal;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Projection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block on its way into a journal: rows are copied in, in the total order; then its columns are packed, on any thread;
 * then it is appended. Reused.
 */
public final class PendingBlock {
    /** Rows of a full block. */
    public static final int ROWS = 8_192;
    /** Bytes of text after which a block is full before that. */
    private static final int TEXT = 4 << 20;

    private final Run[] runs = new Run[Kind.count()];
    private final long[] sizes = new long[Kind.count()];
    private final ByteOutput body = new ByteOutput();
    private final ByteOutput whole = new ByteOutput();
    private final List<String> members = new ArrayList<>();
    private @Nullable OrderKey first;
    private @Nullable Run lastRun;
    private Totals totals = new Totals();
    private int rows;
    private int text;
    private boolean last;

    /** An empty block for what a projection asks for. */
    public PendingBlock(Projection projection) {
        for (Kind kind : Kind.values()) {
            Layout layout = projection.layout(kind);
            runs[kind.ordinal()] = new Run(layout);
        }
    }

    /** Empties the block. */
    public void clear() {
        for (Run run : runs) {
            run.clear();
        }
        members.clear();
        first = null;
        lastRun = null;
        rows = 0;
        text = 0;
        last = false;
    }

    public boolean isFull() {
        return rows >= ROWS || text > TEXT;
    }

    /** Says that the stream ends with this block. */
    public void setLast() {
        last = true;
    }

    public boolean isLast() {
        return last;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** Copies a row in. */
    void add(Run from, int row, String memberName, JournalWriter journal) {
        Run into = runs[from.kind().ordinal()];
        int before = into.textLength();
        into.copy(from, row);
        int added = into.rows() - 1;
        into.setPlace(added, journal.member(memberName, members), from.offset(row), from.length(row));
        text += into.textLength() - before;
        if (first == null) {
            first = OrderKey.of(from, row);
        }
        lastRun = into;
        rows++;
    }

    /** Says what the journal holds with this block; nothing is added after that. */
    void close(Totals upToHere) {
        totals = upToHere;
    }

    /** Packs the rows. The sizes of the columns are not known before that, so the totals count them as they come. */
    public void pack(BlockWriter writer) {
        body.clear();
        writer.write(runs, body, sizes);
    }

    /** Puts the head before the packed rows; called in the order of the blocks. */
    void finish(long[] journalBytes) {
        Run ending = lastRun;
        OrderKey beginning = first;
        if (ending == null || beginning == null) {
            throw new IllegalStateException("an empty block is not written");
        }
        int[] counts = new int[runs.length];
        for (int kind = 0; kind < runs.length; kind++) {
            counts[kind] = runs[kind].rows();
            journalBytes[kind] += sizes[kind];
            totals.setJournalBytes(kind, journalBytes[kind]);
        }
        whole.clear();
        OrderKey lastKey = OrderKey.of(ending, ending.rows() - 1);
        new BlockHead(beginning, lastKey, counts, totals, members).write(whole);
        whole.putBytes(body.bytes(), 0, body.size());
    }

    byte[] bytes() {
        return whole.bytes();
    }

    int size() {
        return whole.size();
    }
}
