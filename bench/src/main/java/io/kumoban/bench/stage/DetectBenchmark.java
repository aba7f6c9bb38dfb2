package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.shard.Environment;
import io.kumoban.engine.shard.EvidenceMaker;
import io.kumoban.engine.shard.Globals;
import io.kumoban.engine.shard.Workers;
import io.kumoban.engine.timeline.RowSink;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All shipped detectors over the ordered events of one family, on one worker and from empty states: batches filled and
 * grouped by shard, profiles, detectors, timers. Beside it a count by each key in a {@code HashMap}, which is the least
 * that anything keyed would do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectBenchmark implements Measured {
    private static final int FILES_OF_A_RUN = 32;

    /** The family: a constant of {@link Kind}. */
    @Param({"API_CALL", "FLOW", "DNS_QUERY"})
    public String family = "API_CALL";

    private final List<Run> runOf = new ArrayList<>();
    private int[] rowOf = {};
    private @Nullable Environment environment;
    private @Nullable Batch batch;

    @Override
    @Setup
    public void prepare() {
        Kind kind = Kind.valueOf(family);
        DemoLogs logs = DemoLogs.shared();
        DetectorSet detectors = logs.detectors();
        List<Run> runs = DecodedLogs.runs(detectors, kind, DecodedLogs.blocks(logs.packed(kind), kind), FILES_OF_A_RUN);
        rowOf = new int[runs.stream().mapToInt(Run::rows).sum()];
        AccountAges ages = new AccountAges();
        Batch.Cursors cursors = new Batch.Cursors();
        try (Timeline timeline = new Timeline(new RunPool(detectors.projection(), 0), logs.work(), Long.MAX_VALUE)) {
            runs.forEach(timeline::add);
            timeline.release(Long.MAX_VALUE, new RowSink() {
                @Override
                public void row(Run run, int row) {
                    ages.see(cursors.at(run, row).accountHash(), run.time(row));
                    rowOf[runOf.size()] = row;
                    runOf.add(run);
                }

                @Override
                public void finished(Run run) {}
            });
        }
        environment = new Environment(
                detectors, Duration.ofDays(7).toMillis(), ages, new EvidenceMaker(members()), false, false);
        batch = new Batch(detectors.lanes().size(), 1);
    }

    private static Members members() {
        Members members = new Members();
        members.add("demo");
        return members;
    }

    @Override
    public long events() {
        return rowOf.length;
    }

    /** Batches as the pipeline cuts them, through global knowledge and all shards; the last fires what timers are left. */
    @Benchmark
    public long kumoban() {
        Environment shared = Objects.requireNonNull(environment, "prepare() comes first");
        Batch full = Objects.requireNonNull(batch, "prepare() comes first");
        Globals globals = new Globals(shared.detectors());
        Workers workers = new Workers(shared, 1);
        long handled = 0;
        full.open(0);
        for (int i = 0; i < rowOf.length; i++) {
            Run run = runOf.get(i);
            long time = run.time(rowOf[i]);
            if (!full.takes(time)) {
                handled += through(full, shared, globals, workers);
                full.open(handled);
            }
            full.add(run, rowOf[i]);
        }
        full.setLast(true);
        return handled + through(full, shared, globals, workers);
    }

    private static long through(Batch full, Environment shared, Globals globals, Workers workers) {
        full.group(shared.detectors().lanes());
        globals.run(full);
        workers.run(0, full);
        return full.size();
    }

    /** One count for each key of each event, in a {@code HashMap} with boxed keys. */
    @Benchmark
    public long hashMapCount() {
        Map<Long, long[]> counts = new HashMap<>();
        long handled = 0;
        for (int i = 0; i < rowOf.length; i++) {
            Run run = runOf.get(i);
            for (int slot = 0; slot < run.layout().keys().size(); slot++) {
                counts.computeIfAbsent(run.key(slot, rowOf[i]), unused -> new long[1])[0]++;
            }
            handled++;
        }
        return handled;
    }
}
