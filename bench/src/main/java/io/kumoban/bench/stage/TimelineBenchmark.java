package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.RowSorter;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.timeline.RowSink;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
 * Bringing the rows of the account's first deliveries into the one order: sorting each run and merging them as they come
 * in, against sorting one list of objects with {@code List.sort}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class TimelineBenchmark implements Measured {
    private static final int FILES_OF_A_FAMILY = 400;

    private final List<Run> runs = new ArrayList<>();
    private long[] bounds = {};
    private final RowSorter sorter = new RowSorter();
    private Path work = Path.of("");
    private @Nullable RunPool pool;
    private long rows;

    /** Counts what comes out; nothing goes back to the pool, since the next pass needs it. */
    private static final class Counting implements RowSink {
        private long rows;

        @Override
        public void row(Run run, int row) {
            rows++;
        }

        @Override
        public void finished(Run run) {}
    }

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        DetectorSet detectors = logs.detectors();
        work = logs.work();
        pool = new RunPool(detectors.projection(), 0);
        for (Kind kind : Kind.values()) {
            List<DemoLogs.Packed> first =
                    logs.packed(kind).stream().limit(FILES_OF_A_FAMILY).toList();
            runs.addAll(DecodedLogs.runs(detectors, kind, DecodedLogs.blocks(first, kind), 1));
        }
        runs.removeIf(run -> run.rows() == 0);
        runs.sort(Comparator.comparingLong(TimelineBenchmark::oldest));
        bounds = new long[runs.size()];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = i + 1 < bounds.length ? oldest(runs.get(i + 1)) : Long.MAX_VALUE;
        }
        rows = runs.stream().mapToLong(Run::rows).sum();
    }

    private static long oldest(Run run) {
        return run.time(run.ordered(0));
    }

    @Override
    public long events() {
        return rows;
    }

    /**
     * Runs of one file each come in by their first events; whenever there are enough for a batch, what nothing older can
     * precede goes out.
     */
    @Benchmark
    public long kumoban() {
        RunPool from = Objects.requireNonNull(pool, "prepare() comes first");
        Counting sink = new Counting();
        long waiting = 0;
        try (Timeline timeline = new Timeline(from, work, ReplayOptions.STANDARD_BUDGET)) {
            for (int i = 0; i < bounds.length; i++) {
                Run run = runs.get(i);
                run.sort(sorter);
                timeline.add(run);
                waiting += run.rows();
                if (waiting >= Batch.ROWS || i + 1 == bounds.length) {
                    timeline.release(bounds[i], sink);
                    waiting = 0;
                }
            }
        }
        return sink.rows;
    }

    /** An object for each event, and {@code List.sort} over all of them. */
    @Benchmark
    public long listSort() {
        List<OrderKey> keys = new ArrayList<>();
        for (Run run : runs) {
            for (int row = 0; row < run.rows(); row++) {
                keys.add(OrderKey.of(run, row));
            }
        }
        keys.sort(null);
        return keys.size();
    }
}
