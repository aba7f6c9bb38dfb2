package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.pipeline.Replay;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
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
 * The whole replay of the demo account, from files to findings in memory, against the JDK's inflater alone on one thread
 * over the same files: what no replay that inflates so can beat on one thread. Both processors compile while two threads
 * work, so it takes long to be warm.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 25, time = 1)
@Measurement(iterations = 3, time = 1)
public class ReplayBenchmark implements Measured {
    /** Replays the files of all families. */
    public static final String ALL = "ALL";

    private static final int BUFFER = 64 << 10;

    /** The family whose files are replayed, or {@link #ALL}. */
    @Param({ALL, "FLOW", "DNS_QUERY"})
    public String family = ALL;

    /** Threads that decode and detect. */
    @Param({"1", "2"})
    public int threads = 1;

    private final byte[] buffer = new byte[BUFFER];
    private List<SourceFile> files = List.of();
    private List<String> paths = List.of();
    private Path work = Path.of("");
    private @Nullable DetectorSet detectors;
    private long events;
    private long plainBytes;

    @Override
    @Setup
    public void prepare() {
        DemoLogs demo = DemoLogs.shared();
        work = demo.work();
        files = family.equals(ALL)
                ? demo.files()
                : demo.packed(Kind.valueOf(family)).stream()
                        .map(DemoLogs.Packed::file)
                        .toList();
        paths = family.equals(ALL)
                ? List.of(demo.logs().toString())
                : files.stream().map(file -> file.path().toString()).toList();
        detectors = demo.detectors();
        RunSummary summary = replay();
        events = summary.account().recordsRead.get();
        plainBytes = summary.account().plainBytes.get();
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long plainBytes() {
        return plainBytes;
    }

    /** How long each stage worked in a replay just now, in seconds; needs {@link #prepare}. */
    public Map<String, Double> stageSeconds() {
        return replay().stages().seconds();
    }

    private RunSummary replay() {
        ReplayOptions options = ReplayOptions.of(paths, work).withThreads(threads);
        return new Replay(options, Objects.requireNonNull(detectors, "prepare() comes first"))
                .run(new KeptFindings(new ArrayList<>()));
    }

    /** Read, inflate, decode, order, detect, merge. Answers the records read. */
    @Benchmark
    public long kumoban() {
        return replay().account().recordsRead.get();
    }

    /** The JDK's gzip stream over all files, one thread, a buffer of 64 KiB. Answers plain bytes. */
    @Benchmark
    public long inflateAlone() throws IOException {
        long sum = 0;
        for (SourceFile file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file.path()), BUFFER)) {
                int count = in.read(buffer);
                while (count >= 0) {
                    sum += count;
                    count = in.read(buffer);
                }
            }
        }
        return sum;
    }
}
