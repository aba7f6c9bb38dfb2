package io.kumoban.bench.stage;

import static java.util.Objects.requireNonNull;

import io.kumoban.bench.WorkFolder;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoder;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.journal.BlockFiller;
import io.kumoban.engine.journal.BlockWriter;
import io.kumoban.engine.journal.FieldsHeld;
import io.kumoban.engine.journal.Grounds;
import io.kumoban.engine.journal.JournalHeader;
import io.kumoban.engine.journal.JournalWriter;
import io.kumoban.engine.journal.PendingBlock;
import io.kumoban.engine.shard.DetectorSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Decoded rows of a family into a journal on disk, beside our decoder of their text, which comes before it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class AppendBenchmark implements Measured {
    private static final int FILES_OF_A_RUN = 32;

    @Param({"API_CALL", "FLOW", "DNS_QUERY"})
    public String family = "FLOW";

    private final BlockWriter writer = new BlockWriter();
    private final Tally tally = new Tally();
    private List<Block> text = List.of();
    private List<Run> runs = List.of();
    private @Nullable Decoder decoder;
    private @Nullable Run decoded;
    private @Nullable Path folder;
    private @Nullable JournalWriter journal;
    private @Nullable PendingBlock block;

    @Override
    @Setup
    public void prepare() {
        DemoLogs logs = DemoLogs.shared();
        Kind kind = Kind.valueOf(family);
        DetectorSet detectors = logs.detectors();
        text = DecodedLogs.blocks(logs.packed(kind), kind);
        runs = DecodedLogs.runs(detectors, kind, text, FILES_OF_A_RUN);
        decoder = DecodedLogs.decoder(detectors.projection());
        decoded = new Run(detectors.projection().layout(kind));
        folder = JournalLogs.newFolder(logs);
        journal = JournalWriter.open(
                folder,
                new JournalHeader(
                        FieldsHeld.of(detectors.projection()),
                        Grounds.of(detectors.assets(), PublicSuffixes.shipped()),
                        Map.of(),
                        false));
        block = new PendingBlock(detectors.projection());
    }

    /** Deletes the journal. */
    @TearDown
    public void clear() {
        requireNonNull(journal, "prepare() comes first").close();
        WorkFolder.delete(requireNonNull(folder, "prepare() comes first"));
    }

    @Override
    public long events() {
        return runs.stream().mapToLong(Run::rows).sum();
    }

    @Override
    public long plainBytes() {
        return DecodedLogs.bytes(text);
    }

    /** All rows into blocks, packed and appended. */
    @Benchmark
    public long kumoban() {
        JournalWriter into = requireNonNull(journal, "prepare() comes first");
        PendingBlock pending = requireNonNull(block, "prepare() comes first");
        BlockFiller filler = new BlockFiller(into);
        pending.clear();
        long rows = 0;
        for (Run run : runs) {
            for (int rank = 0; rank < run.rows(); rank++) {
                filler.add(run, run.ordered(rank), "demo", pending);
                rows++;
                if (pending.isFull()) {
                    append(filler, pending, into);
                }
            }
        }
        if (!pending.isEmpty()) {
            append(filler, pending, into);
        }
        return rows;
    }

    private void append(BlockFiller filler, PendingBlock pending, JournalWriter into) {
        filler.close(pending);
        pending.pack(writer);
        into.append(pending);
        pending.clear();
    }

    /** The text of the same records, by our decoder. */
    @Benchmark
    public long textDecoder() {
        Decoder ours = requireNonNull(decoder, "prepare() comes first");
        Run into = requireNonNull(decoded, "prepare() comes first");
        long rows = 0;
        into.clear();
        for (Block bytes : text) {
            if (into.rows() >= DecodedLogs.ROWS_OF_A_RUN) {
                rows += into.rows();
                into.clear();
            }
            tally.clear();
            ours.decode(bytes, into, tally);
        }
        return rows + into.rows();
    }
}
