package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.timeline.RowSink;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Thousands of small sorted runs that all wait for each other, as when many files of one hour are read in any order: the
 * timeline, which gathers stretches of time, against a heap of runs from which row after row is taken.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MergeBenchmark implements Measured {
    private static final int FILES_OF_A_FAMILY = 2_000;
    private static final int STEPS = 16;

    private final List<Run> runs = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long rows;
    private Path work = Path.of("");
    private @Nullable RunPool pool;

    /** A run and the rank that it has come to. */
    private static final class Head implements Comparable<Head> {
        private final Run run;
        private int rank;

        Head(Run run) {
            this.run = run;
        }

        @Override
        public int compareTo(Head other) {
            return OrderKey.compareRows(run, run.ordered(rank), other.run, other.run.ordered(other.rank));
        }
    }

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        DetectorSet detectors = logs.detectors();
        work = logs.work();
        pool = new RunPool(detectors.projection(), 0);
        for (Kind kind : Kind.values()) {
            List<DemoLogs.Packed> some =
                    logs.packed(kind).stream().limit(FILES_OF_A_FAMILY).toList();
            runs.addAll(DecodedLogs.runs(detectors, kind, DecodedLogs.blocks(some, kind), 1));
        }
        runs.removeIf(run -> run.rows() == 0);
        Collections.shuffle(runs, new Random(1));
        for (Run run : runs) {
            first = Math.min(first, run.time(run.ordered(0)));
            last = Math.max(last, run.time(run.ordered(run.rows() - 1)));
            rows += run.rows();
        }
    }

    @Override
    public long events() {
        return rows;
    }

    /** All runs wait; then they go out in a few steps of time. */
    @Benchmark
    public long kumoban() {
        RunPool from = Objects.requireNonNull(pool, "prepare() comes first");
        long[] handled = {0};
        RowSink counting = new RowSink() {
            @Override
            public void row(Run run, int row) {
                handled[0]++;
            }

            @Override
            public void finished(Run run) {}
        };
        try (Timeline timeline = new Timeline(from, work, Long.MAX_VALUE)) {
            runs.forEach(timeline::add);
            for (int step = 1; step < STEPS; step++) {
                timeline.release(first + (last - first) * step / STEPS, counting);
            }
            timeline.release(Long.MAX_VALUE, counting);
        }
        return handled[0];
    }

    /** The run with the first row is taken from the heap, gives its row, and goes back. */
    @Benchmark
    public long heap() {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        runs.forEach(run -> heads.add(new Head(run)));
        long handled = 0;
        while (!heads.isEmpty()) {
            Head head = heads.poll();
            handled++;
            if (++head.rank < head.run.rows()) {
                heads.add(head);
            }
        }
        return handled;
    }
}
