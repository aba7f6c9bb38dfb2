package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.sink.OutputResults;
import io.kumoban.engine.sink.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole replay of CloudTrail's files with Sigma rules beside the detectors, and the same replay without rules. One thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 3, time = 1)
public class RulesReplayBenchmark implements Measured {
    /** How many rules there are; see {@link MadeRules}. */
    @Param({"60", "3000"})
    public int rules = 60;

    private List<String> paths = List.of();
    private Path work = Path.of("");
    private @Nullable DetectorSet without;
    private @Nullable DetectorSet with;
    private long events;
    private long plainBytes;

    @Override
    @Setup
    public void prepare() {
        DemoLogs demo = DemoLogs.shared();
        work = demo.work();
        paths = demo.packed(Kind.API_CALL).stream()
                .map(packed -> packed.file().path().toString())
                .toList();
        without = demo.detectors(List.of());
        with = demo.detectors(loaded());
        RunSummary summary = replay(with);
        events = summary.account().recordsRead.get();
        plainBytes = summary.account().plainBytes.get();
    }

    private List<Detector<?, ?>> loaded() {
        try {
            return LoadedRules.read(List.of(MadeRules.write(work, rules).toString()), Placeholders.NONE)
                    .detectors();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The rules cannot be written to " + work + ".", unwritable);
        }
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long plainBytes() {
        return plainBytes;
    }

    private RunSummary replay(@Nullable DetectorSet detectors) {
        RunFolder run = RunFolder.create(work.resolve("run"));
        try (OutputResults results = new OutputResults(run.outputs(), work, new FindingJson(Assets.NONE))) {
            return new Replay(
                            ReplayOptions.of(paths, work).withThreads(1),
                            Objects.requireNonNull(detectors, "prepare() comes first"))
                    .run(results);
        }
    }

    /** With rules, from files to the file of findings. Answers the records read. */
    @Benchmark
    public long kumoban() {
        return replay(with).account().recordsRead.get();
    }

    /** The same without rules. */
    @Benchmark
    public long withoutRules() {
        return replay(without).account().recordsRead.get();
    }
}
