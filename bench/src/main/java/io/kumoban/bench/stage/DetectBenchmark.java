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
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All shipped detectors over the ordered events of one family, on one worker, with states that know these events
 * already: batches filled and grouped by shard, global knowledge, profiles, detectors, timers. Each pass is so many days
 * after the last. {@code quiet} leaves out the events at which something was given out, finding, signal or score. Beside
 * it a count by each key in a {@code HashMap}, which is the least that anything keyed would do.
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

    /** Whether only events are shown at which nothing is given out. */
    @Param({"false", "true"})
    public boolean quiet;

    /** Passes after which states know what there is to know, and nothing new comes up. */
    private static final int PASSES_BEFORE = 6;

    private static final long DAY = 86_400_000;

    private List<Run> runs = List.of();
    private final List<Run> runOf = new ArrayList<>();
    private int[] rowOf = {};
    private int events;
    private long span;
    private long position;
    private @Nullable Environment environment;
    private @Nullable Globals globals;
    private @Nullable Workers workers;
    private @Nullable Batch batch;

    @Override
    @Setup
    public void prepare() {
        Kind kind = Kind.valueOf(family);
        DemoLogs logs = DemoLogs.shared();
        DetectorSet detectors = logs.detectors();
        runs = DecodedLogs.runs(detectors, kind, DecodedLogs.blocks(logs.packed(kind), kind), FILES_OF_A_RUN);
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
                detectors, Duration.ofDays(7).toMillis(), ages, new EvidenceMaker(members()), false, true, false);
        batch = new Batch(detectors.lanes().size(), 1);
        globals = new Globals(detectors);
        workers = new Workers(environment, 1);
        events = rowOf.length;
        long first = runOf.getFirst().time(rowOf[0]);
        long last = runOf.get(events - 1).time(rowOf[events - 1]);
        span = ((last - first) / DAY + 1) * DAY;
        for (int pass = 0; pass < PASSES_BEFORE; pass++) {
            BitSet loud = new BitSet();
            pass(loud);
            if (quiet) {
                leaveOut(loud);
            }
            goOn();
        }
    }

    private void leaveOut(BitSet loud) {
        int kept = 0;
        for (int i = 0; i < events; i++) {
            if (!loud.get(i)) {
                runOf.set(kept, runOf.get(i));
                rowOf[kept++] = rowOf[i];
            }
        }
        events = kept;
    }

    /** Moves all events to after the last pass. */
    @Setup(Level.Invocation)
    public void goOn() {
        for (Run run : runs) {
            for (int row = 0; row < run.rows(); row++) {
                run.setOrderKey(
                        row, run.time(row) + span, run.idHigh(row), run.idLow(row), run.recordHash(row), run.part(row));
            }
        }
    }

    private static Members members() {
        Members members = new Members();
        members.add("demo");
        return members;
    }

    @Override
    public long events() {
        return events;
    }

    /** Batches as the pipeline cuts them, through global knowledge and all shards. */
    @Benchmark
    public long kumoban() {
        return pass(null);
    }

    private long pass(@Nullable BitSet loud) {
        Batch full = Objects.requireNonNull(batch, "prepare() comes first");
        long before = position;
        full.open(position);
        for (int i = 0; i < events; i++) {
            Run run = runOf.get(i);
            if (!full.takes(run.time(rowOf[i]))) {
                through(full, before, loud);
                full.open(position);
            }
            full.add(run, rowOf[i]);
        }
        through(full, before, loud);
        return position - before;
    }

    private void through(Batch full, long passBegan, @Nullable BitSet loud) {
        full.group(Objects.requireNonNull(environment).detectors().lanes());
        Objects.requireNonNull(globals).run(full);
        Objects.requireNonNull(workers).run(0, full);
        position += full.size();
        if (loud != null) {
            full.emissions(0).forEach(emission -> loud.set((int) (emission.position() - passBegan)));
        }
    }

    /** One count for each key of each event, in a {@code HashMap} with boxed keys. */
    @Benchmark
    public long hashMapCount() {
        Map<Long, long[]> counts = new HashMap<>();
        long handled = 0;
        for (int i = 0; i < events; i++) {
            Run run = runOf.get(i);
            for (int slot = 0; slot < run.layout().keys().size(); slot++) {
                counts.computeIfAbsent(run.key(slot, rowOf[i]), unused -> new long[1])[0]++;
            }
            handled++;
        }
        return handled;
    }
}
