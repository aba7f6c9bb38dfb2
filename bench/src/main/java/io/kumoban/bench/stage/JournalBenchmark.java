package io.kumoban.bench.stage;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoder;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.shard.DetectorSet;
import java.util.List;
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

/** A journal of all deliveries of a family into columns, beside our decoder of the same records' text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class JournalBenchmark implements Measured {
    @Param({"API_CALL", "FLOW", "DNS_QUERY"})
    public String family = "FLOW";

    private final Tally tally = new Tally();
    private List<Block> text = List.of();
    private long twins;
    private @Nullable JournalLogs journal;
    private @Nullable Decoder decoder;
    private @Nullable Run run;

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        Kind kind = Kind.valueOf(family);
        DetectorSet detectors = logs.detectors();
        text = DecodedLogs.blocks(logs.packed(kind), kind);
        decoder = DecodedLogs.decoder(detectors.projection());
        run = new Run(detectors.projection().layout(kind));
        journal = new JournalLogs(logs, kind);
        twins = textDecoder() - kumoban();
    }

    @Override
    public long events() {
        return kumoban();
    }

    @Override
    public long plainBytes() {
        return DecodedLogs.bytes(text);
    }

    /** The journal's blocks: unpacked, with keys, dispatch numbers, ids and order keys, into runs. */
    @Benchmark
    public long kumoban() {
        return requireNonNull(journal, "prepare() comes first").read();
    }

    /** The text of the same records, by our decoder; a journal holds no second delivery of a call, so these do not count. */
    @Benchmark
    public long textDecoder() {
        Decoder ours = requireNonNull(decoder, "prepare() comes first");
        Run into = requireNonNull(run, "prepare() comes first");
        long rows = 0;
        into.clear();
        for (Block block : text) {
            if (into.rows() >= DecodedLogs.ROWS_OF_A_RUN) {
                rows += into.rows();
                into.clear();
            }
            tally.clear();
            ours.decode(block, into, tally);
        }
        return rows + into.rows() - twins;
    }
}
