package io.kumoban.engine.timeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for their turn. Sorted runs come in as files are read; rows go out in the total order once no older
 * event can come any more. What exceeds the memory budget is merged into sorted runs on disk. Used by one thread.
 */
public final class Timeline implements AutoCloseable {
    private static final int MOST_SPILLS = 24;

    /** Rows of a spilled run that were handed over before may still be in use, so the run goes to no one else. */
    private static final RowSink LET_GO = new RowSink() {
        @Override
        public void row(Run run, int row) {}

        @Override
        public void finished(Run run) {}
    };

    private final RunPool pool;
    private final Path folder;
    private final long budget;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
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
    private static final class Waiting implements Comparable<Waiting> {
        Run run;
        int rank;
        final @Nullable Spill spill;

        Waiting(Run run, @Nullable Spill spill) {
            this.run = run;
            this.spill = spill;
        }

        int row() {
            return run.ordered(rank);
        }

        long time() {
            return run.time(row());
        }

        @Override
        public int compareTo(Waiting other) {
            return OrderKey.compareRows(run, row(), other.run, other.row());
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
        Waiting added = new Waiting(run, null);
        if (added.time() < released) {
            throw new BoundBroken(added.time(), released);
        }
        waiting.add(added);
        heldBytes += run.bytes();
        if (heldBytes > budget) {
            spill();
        }
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
        while (!waiting.isEmpty() && waiting.peek().time() < before) {
            Waiting first = waiting.poll();
            Waiting next = waiting.peek();
            boolean more = true;
            while (more && first.time() < before && (next == null || first.compareTo(next) <= 0)) {
                sink.row(first.run, first.row());
                more = advance(first, sink);
            }
            if (more) {
                waiting.add(first);
            }
        }
    }

    /** Goes to the next row; false when there is none. */
    private boolean advance(Waiting at, RowSink sink) {
        at.rank++;
        if (at.rank < at.run.rows()) {
            return true;
        }
        sink.finished(at.run);
        if (at.spill == null) {
            heldBytes -= at.run.bytes();
            return false;
        }
        return load(at, at.spill);
    }

    private boolean load(Waiting at, Spill spill) {
        Run chunk = pool.take(at.run.kind());
        if (!spill.read(chunk)) {
            pool.giveBack(chunk);
            spill.close();
            return false;
        }
        chunk.sort();
        at.run = chunk;
        at.rank = 0;
        return true;
    }

    /** How many rows still wait; those on disk are not counted. */
    public long rowsInMemory() {
        return waiting.stream().mapToLong(one -> one.run.rows() - one.rank).sum();
    }

    /** How often runs were written to disk. */
    public long spills() {
        return spills;
    }

    /** Merges what waits in memory, family by family, into runs on disk; too many of those are merged into one. */
    private void spill() {
        spills++;
        boolean withSpilled = waiting.stream().filter(one -> one.spill != null).count() >= MOST_SPILLS;
        Map<Kind, PriorityQueue<Waiting>> byKind = new EnumMap<>(Kind.class);
        List<Waiting> kept = new ArrayList<>();
        for (Waiting one : waiting) {
            if (one.spill == null || withSpilled) {
                byKind.computeIfAbsent(one.run.kind(), unused -> new PriorityQueue<>())
                        .add(one);
            } else {
                kept.add(one);
            }
        }
        waiting.clear();
        waiting.addAll(kept);
        byKind.forEach(this::writeMerged);
        heldBytes = 0;
    }

    private void writeMerged(Kind kind, PriorityQueue<Waiting> parts) {
        Spill spill = new Spill(folder);
        Run chunk = pool.take(kind);
        while (!parts.isEmpty()) {
            Waiting first = parts.poll();
            chunk.copy(first.run, first.row());
            if (chunk.rows() == Spill.CHUNK_ROWS || chunk.textLength() > Spill.CHUNK_TEXT) {
                spill.write(chunk);
                chunk.clear();
            }
            if (advance(first, LET_GO)) {
                parts.add(first);
            }
        }
        if (chunk.rows() > 0) {
            spill.write(chunk);
            chunk.clear();
        }
        Waiting merged = new Waiting(chunk, spill);
        if (load(merged, spill)) {
            waiting.add(merged);
        }
        pool.giveBack(chunk);
    }

    @Override
    public void close() {
        for (Waiting one : waiting) {
            if (one.spill != null) {
                one.spill.close();
            }
        }
        waiting.clear();
    }
}
