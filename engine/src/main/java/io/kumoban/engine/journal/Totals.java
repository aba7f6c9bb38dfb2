package io.kumoban.engine.journal;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;

/** What a journal holds up to some row: how many of each family, how large, and a hash of all their order keys. */
public final class Totals {
    private final long[] rows = new long[Kind.count()];
    private final long[] recordBytes = new long[Kind.count()];
    private final long[] journalBytes = new long[Kind.count()];
    private long allRows;
    private long chain;

    /** Nothing. */
    public Totals() {}

    /** A copy. */
    public Totals(Totals other) {
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
        System.arraycopy(other.recordBytes, 0, recordBytes, 0, rows.length);
        System.arraycopy(other.journalBytes, 0, journalBytes, 0, rows.length);
        allRows = other.allRows;
        chain = other.chain;
    }

    /** Events of a family. */
    public long rows(Kind kind) {
        return rows[kind.ordinal()];
    }

    public long rows() {
        return allRows;
    }

    /** Bytes of their records as the logs write them. */
    public long recordBytes(Kind kind) {
        return recordBytes[kind.ordinal()];
    }

    /** Bytes of their columns in the journal, what stands around them left out. */
    public long journalBytes(Kind kind) {
        return journalBytes[kind.ordinal()];
    }

    /** The same for all families. */
    public long journalBytes() {
        long sum = 0;
        for (long bytes : journalBytes) {
            sum += bytes;
        }
        return sum;
    }

    /** A hash of the order keys of all rows in their order: equal for equal streams. */
    public long chain() {
        return chain;
    }

    void add(Run run, int row) {
        rows[run.kind().ordinal()]++;
        allRows++;
        recordBytes[run.kind().ordinal()] += run.length(row);
        long id = Hashes.join(run.idHigh(row), run.idLow(row));
        chain = Hashes.join(chain, run.time(row) ^ id + run.recordHash(row) * 31 + run.part(row));
    }

    void setJournalBytes(int kind, long bytes) {
        journalBytes[kind] = bytes;
    }

    void write(ByteOutput out) {
        for (int kind = 0; kind < rows.length; kind++) {
            out.putVarint(rows[kind]);
            out.putVarint(recordBytes[kind]);
            out.putVarint(journalBytes[kind]);
        }
        out.putLong(chain);
    }

    static Totals read(ByteInput in) {
        Totals totals = new Totals();
        for (int kind = 0; kind < totals.rows.length; kind++) {
            totals.rows[kind] = in.takeVarint();
            totals.allRows += totals.rows[kind];
            totals.recordBytes[kind] = in.takeVarint();
            totals.journalBytes[kind] = in.takeVarint();
        }
        totals.chain = in.takeLong();
        return totals;
    }
}
