package io.kumoban.engine.timeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.RowSorter;
import io.kumoban.engine.event.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for their turn. Sorted runs come in as files are read; rows go out in the total order once no older
 * event can come any more: a stretch of time is gathered from all runs and sorted at once, so that the cost of a row
 * does not depend on the number of runs. What exceeds the memory budget is written to disk as sorted runs. Used by one
 * thread.
 */
public final class Timeline implements AutoCloseable {
    /** About how many rows are gathered at once: the sorter's memory stays within the cache of a processor. */
    private static final int GATHERED_ROWS = 32_768;

    private static final int MOST_SPILLS = 24;
    private static final int NARROWINGS = 8;

    /** A run that is used to less than this share is copied together with others, so that it holds no empty memory. */
    private static final int WELL_USED = 4;

    private static final int SMALL_BYTES = 1 << 16;
    private static final int JOINED_ROWS = 4096;

    private final RunPool pool;
    private final Path folder;
    private final long budget;
    private final RowSorter sorter = new RowSorter();
    private final Spill.Buffers buffers = new Spill.Buffers();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Kind, Run> joined = new EnumMap<>(Kind.class);
    private final List<Waiting> gathered = new ArrayList<>();
    private int[] left = new int[16];
    private long heldBytes;
    private long released = Long.MIN_VALUE;
    private long spills;

    /** A timeline that holds about this many bytes of runs in memory and spills into this folder. */
    public Timeline(RunPool pool, Path folder, long budget) {
        this.pool = pool;
        this.folder = folder;
        this.budget = budget;
    }

    /** One sorted run, or the rest of one. */
    private static final class Waiting {
        Run run;
        int rows;
        long bytes;
        int rank;
        int end;
        long time;
        final @Nullable Spill spill;

        Waiting(Run run, @Nullable Spill spill) {
            this.run = run;
            this.spill = spill;
            begin(run);
        }

        /** Stands before the first row of a run. Its size is noted, since a finished run is another's at once. */
        void begin(Run newRun) {
            run = newRun;
            rows = newRun.rows();
            bytes = newRun.bytes();
            goTo(0);
        }

        void goTo(int newRank) {
            rank = newRank;
            time = newRank < rows ? run.time(run.ordered(newRank)) : Long.MAX_VALUE;
        }

        int lastRow() {
            return run.ordered(rows - 1);
        }

        /** Sets the end of what is before a time. */
        void endBefore(long before) {
            int from = rank;
            int to = rows;
            if (run.time(lastRow()) < before) {
                from = to;
            }
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (run.time(run.ordered(middle)) < before) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            end = from;
        }

        /** Moves the end forward to what is not behind a row of some run. */
        void endBehind(Run cut, int cutRow) {
            int from = rank;
            int to = end;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (OrderKey.compareRows(run, run.ordered(middle), cut, cutRow) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            end = from;
        }
    }

    /**
     * Adds a sorted run; the timeline owns it from now on.
     *
     * @throws BoundBroken when it holds an event older than what was released
     */
    public void add(Run run) {
        if (run.rows() == 0) {
            pool.giveBack(run);
            return;
        }
        long oldest = run.time(run.ordered(0));
        if (oldest < released) {
            throw new BoundBroken(oldest, released);
        }
        if (run.bytes() > SMALL_BYTES && run.usedBytes() * WELL_USED < run.bytes()) {
            join(run);
        } else {
            hold(new Waiting(run, null));
        }
        if (heldBytes > budget) {
            settleJoined();
            spill();
        }
    }

    private void join(Run run) {
        Run together = joined.get(run.kind());
        if (together == null) {
            together = pool.take(run.kind());
            joined.put(run.kind(), together);
            heldBytes += together.bytes();
        }
        heldBytes -= together.bytes();
        together.append(run);
        heldBytes += together.bytes();
        pool.giveBack(run);
        if (together.rows() >= JOINED_ROWS || together.textLength() > Spill.CHUNK_TEXT) {
            joined.remove(together.kind());
            settle(together);
        }
    }

    private void settleJoined() {
        List<Run> runs = List.copyOf(joined.values());
        joined.clear();
        runs.forEach(this::settle);
    }

    private void settle(Run together) {
        heldBytes -= together.bytes();
        together.sort(sorter);
        hold(new Waiting(together, null));
    }

    private void hold(Waiting one) {
        waiting.add(one);
        heldBytes += one.bytes;
    }

    /** Up to where rows were handed over: none that is older may come; {@link Long#MIN_VALUE} at first. */
    public long released() {
        return released;
    }

    /** Says that an earlier process had handed over all rows before a time, so that none may come any more. */
    public void setReleased(long before) {
        released = Math.max(released, before);
    }

    /** Hands over all rows before a time, in order. The bound never goes back. */
    public void release(long before, RowSink sink) {
        if (before <= released) {
            return;
        }
        released = before;
        settleJoined();
        while (gather(before)) {
            handOver(sink);
        }
    }

    /** Marks the next rows before a time, of all runs that have such; false when there are none. */
    private boolean gather(long before) {
        gathered.clear();
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).time < before) {
                gathered.add(waiting.get(i));
            }
        }
        if (gathered.isEmpty()) {
            return false;
        }
        gathered.forEach(one -> one.endBefore(before));
        Waiting unfinished = firstToReadOn(before);
        if (unfinished != null) {
            cut(unfinished.run, unfinished.lastRow());
        }
        long rows = rowsGathered();
        for (int i = 0; i < NARROWINGS && rows > 2 * GATHERED_ROWS; i++) {
            Waiting longest = longest();
            int rank = longest.rank + (int) ((longest.end - longest.rank - 1L) * GATHERED_ROWS / rows);
            cut(longest.run, longest.run.ordered(rank));
            rows = rowsGathered();
        }
        return true;
    }

    /** Leaves out what is behind a row, and the runs of which nothing is left then. */
    private void cut(Run run, int row) {
        gathered.forEach(one -> one.endBehind(run, row));
        gathered.removeIf(one -> one.end == one.rank);
    }

    private long rowsGathered() {
        long rows = 0;
        for (Waiting one : gathered) {
            rows += one.end - one.rank;
        }
        return rows;
    }

    /** Of the spilled runs whose chunk in memory ends before a time the one that ends first: more may lie on disk. */
    private @Nullable Waiting firstToReadOn(long before) {
        Waiting first = null;
        for (Waiting one : gathered) {
            if (one.spill != null
                    && one.run.time(one.lastRow()) < before
                    && (first == null
                            || OrderKey.compareRows(one.run, one.lastRow(), first.run, first.lastRow()) < 0)) {
                first = one;
            }
        }
        return first;
    }

    private Waiting longest() {
        Waiting longest = gathered.getFirst();
        for (Waiting one : gathered) {
            if (one.end - one.rank > longest.end - longest.rank) {
                longest = one;
            }
        }
        return longest;
    }

    private void handOver(RowSink sink) {
        if (gathered.size() == 1) {
            Waiting only = gathered.getFirst();
            for (int rank = only.rank; rank < only.end; rank++) {
                sink.row(only.run, only.run.ordered(rank));
            }
            if (only.end == only.rows) {
                sink.finished(only.run);
            }
        } else {
            handOverSorted(sink);
        }
        boolean anyGone = false;
        for (Waiting one : gathered) {
            one.goTo(one.end);
            anyGone |= one.rank == one.rows && !goesOn(one);
        }
        if (anyGone) {
            waiting.removeIf(one -> one.rank == one.rows);
        }
    }

    private void handOverSorted(RowSink sink) {
        if (left.length < gathered.size()) {
            left = Arrays.copyOf(left, Math.max(gathered.size(), left.length * 2));
        }
        sorter.clear();
        for (Waiting one : gathered) {
            int number = sorter.add(one.run, one.rank, one.end);
            left[number] = one.end == one.rows ? one.end - one.rank : Integer.MAX_VALUE;
        }
        sorter.sort();
        for (int i = 0; i < sorter.size(); i++) {
            Run run = sorter.run(i);
            sink.row(run, sorter.row(i));
            if (--left[sorter.number(i)] == 0) {
                sink.finished(run);
            }
        }
    }

    /** Reads the next chunk of a run whose rows in memory are through; false when there is none. */
    private boolean goesOn(Waiting at) {
        heldBytes -= at.bytes;
        return at.spill != null && load(at, at.spill);
    }

    private boolean load(Waiting at, Spill spill) {
        Run chunk = pool.take(at.run.kind());
        if (!spill.read(chunk)) {
            pool.giveBack(chunk);
            spill.close();
            return false;
        }
        chunk.keepOrder();
        at.begin(chunk);
        heldBytes += at.bytes;
        return true;
    }

    /** How many rows still wait; those on disk are not counted. */
    public long rowsInMemory() {
        return waiting.stream().mapToLong(one -> one.rows - one.rank).sum()
                + joined.values().stream().mapToLong(Run::rows).sum();
    }

    /** The memory of what waits, in bytes. */
    public long heldBytes() {
        return heldBytes;
    }

    /** Whether so much waits that what can go out should. */
    public boolean isCrowded() {
        return heldBytes > budget / 2;
    }

    /** How often runs were written to disk. */
    public long spills() {
        return spills;
    }

    /** Merges what waits in memory, family by family, into runs on disk; too many of those are merged into one. */
    private void spill() {
        spills++;
        boolean withSpilled = waiting.stream().filter(one -> one.spill != null).count() >= MOST_SPILLS;
        List<Waiting> all = List.copyOf(waiting);
        List<Waiting> kept = new ArrayList<>();
        List<Waiting> written = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            waiting.clear();
            for (Waiting one : all) {
                if (one.run.kind() == kind) {
                    (one.spill == null || withSpilled ? waiting : kept).add(one);
                }
            }
            if (!waiting.isEmpty()) {
                written.add(writeMerged(kind));
            }
        }
        waiting.clear();
        waiting.addAll(kept);
        waiting.addAll(written);
    }

    /** Writes all that waits into one run on disk. */
    private Waiting writeMerged(Kind kind) {
        Spill spill = new Spill(folder, buffers);
        Run chunk = pool.take(kind);
        // Rows that were handed over before may still be in use, so such a run goes to no one else.
        List<Run> begun =
                waiting.stream().filter(one -> one.rank > 0).map(one -> one.run).toList();
        RowSink writing = new RowSink() {
            @Override
            public void row(Run run, int row) {
                chunk.copy(run, row);
                if (chunk.rows() == Spill.CHUNK_ROWS || chunk.textLength() > Spill.CHUNK_TEXT) {
                    spill.write(chunk);
                    chunk.clear();
                }
            }

            @Override
            public void finished(Run run) {
                if (!begun.contains(run)) {
                    pool.giveBack(run);
                }
            }
        };
        while (gather(Long.MAX_VALUE)) {
            handOver(writing);
        }
        if (chunk.rows() > 0) {
            spill.write(chunk);
            chunk.clear();
        }
        Waiting merged = new Waiting(chunk, spill);
        load(merged, spill);
        pool.giveBack(chunk);
        return merged;
    }

    @Override
    public void close() {
        for (Waiting one : waiting) {
            if (one.spill != null) {
                one.spill.close();
            }
        }
        waiting.clear();
        joined.clear();
    }
}
