package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.shard.Lane;
import io.kumoban.engine.shard.LaneShard;
import java.util.ArrayList;
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
 * One full batch of all families dealt out to the shards of every lane: a counting sort a lane, against a list of boxed
 * places for each shard.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DispatchBenchmark implements Measured {
    private static final int FILES_OF_A_RUN = 32;

    private final List<Run> runOf = new ArrayList<>();
    private final List<Integer> rowOf = new ArrayList<>();
    private @Nullable DetectorSet detectors;
    private @Nullable Batch batch;

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        DetectorSet set = logs.detectors();
        detectors = set;
        for (Kind kind : Kind.values()) {
            int most = Batch.ROWS * (kind.ordinal() + 1) / Kind.count();
            for (Run run : DecodedLogs.runs(set, kind, DecodedLogs.blocks(logs.packed(kind), kind), FILES_OF_A_RUN)) {
                for (int rank = 0; rank < run.rows() && runOf.size() < most; rank++) {
                    // Grouping does not look at times; equal ones are of one hour, so that the batch takes them all.
                    int row = run.ordered(rank);
                    run.setOrderKey(row, 0, run.idHigh(row), run.idLow(row), run.recordHash(row), run.part(row));
                    runOf.add(run);
                    rowOf.add(row);
                }
            }
        }
        Batch full = new Batch(set.lanes().size(), 1);
        full.open(0);
        for (int i = 0; i < runOf.size(); i++) {
            full.add(runOf.get(i), rowOf.get(i));
        }
        batch = full;
    }

    @Override
    public long events() {
        return runOf.size();
    }

    /** All lanes of the batch, grouped by shard. */
    @Benchmark
    public long kumoban() {
        Batch full = Objects.requireNonNull(batch, "prepare() comes first");
        full.group(Objects.requireNonNull(detectors).lanes());
        return full.size();
    }

    /** A list of places for each lane and shard. */
    @Benchmark
    public long lists() {
        List<List<Integer>> places = new ArrayList<>();
        for (Lane lane : Objects.requireNonNull(detectors).lanes()) {
            int first = places.size();
            for (int shard = 0; shard < LaneShard.SHARDS; shard++) {
                places.add(new ArrayList<>());
            }
            for (int i = 0; i < runOf.size(); i++) {
                Run run = runOf.get(i);
                int row = rowOf.get(i);
                if (run.kind() == lane.kind() && lane.wants(run.dispatch(row))) {
                    long key = run.key(run.layout().slot(lane.key()), row);
                    if (key != 0) {
                        places.get(first + LaneShard.of(key)).add(i);
                    }
                }
            }
        }
        return runOf.size();
    }
}
