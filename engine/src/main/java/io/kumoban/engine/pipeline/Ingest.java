package io.kumoban.engine.pipeline;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.journal.FieldsHeld;
import io.kumoban.engine.journal.Grounds;
import io.kumoban.engine.journal.JournalEnd;
import io.kumoban.engine.journal.JournalHeader;
import io.kumoban.engine.journal.JournalWriter;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.source.SourceFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sorts logs once and writes them into a journal. The first half is that of a {@link Replay}; then rows are gathered
 * into blocks, packed side by side, and written in their order:
 *
 * <pre>
 * read ─► [slots] ─► decode ×N ─► order ─► [blocks] ─► pack ×N ─► write
 * </pre>
 */
public final class Ingest {
    private static final int BLOCKS = 4;

    private final ReplayOptions options;
    private final Projection projection;
    private final Assets assets;
    private final Path folder;
    private volatile @Nullable IngestAttempt attempt;
    private volatile boolean interrupted;

    /**
     * An ingest that is yet to run.
     *
     * @param fields what the journal holds besides the standard fields
     * @param assets what is known of the user's estate, to tell the sides of flows
     * @param folder where the journal lies or will lie
     */
    public Ingest(ReplayOptions options, Collection<Field> fields, Assets assets, Path folder) {
        this.options = options;
        this.assets = assets;
        this.folder = folder;
        projection = new Projection(fields, Map.of(), List.of(), ApiNames.NONE, assets, options.from(), options.to());
    }

    /**
     * Runs to the end of the input, or until {@link #interrupt()}. A journal that holds the beginning already is gone on
     * with; one that is whole is left as it is.
     *
     * @throws io.kumoban.engine.source.MissingInput          when there is nothing to read
     * @throws io.kumoban.engine.journal.JournalError when the journal cannot be written or does not fit the input
     */
    public IngestSummary run(Rejects rejects) {
        ReplayOptions.Limits limits = options.limits();
        ReadLimits readLimits =
                ReadLimits.DEFAULT.withMaxPlainBytesPerFile(limits.plain()).withMaxRatio(limits.ratio());
        try (FileTree tree = FileTree.of(options.paths(), options.work());
                JournalWriter journal = JournalWriter.open(folder, header());
                LogSource source = new LogSource(readLimits, options.inflation())) {
            JournalEnd end = journal.found().end();
            if (end != null) {
                return alreadyWhole(journal, end, tree, rejects);
            }
            Plan plan = Plan.of(tree, source, options);
            boolean fullySorted = journal.header().fullySorted();
            Optional<IngestSummary> first = attempt(tree, plan, source, journal, rejects, fullySorted);
            if (first.isPresent()) {
                return first.get();
            }
            rejects.restart();
            journal.restart();
            return attempt(tree, plan, source, journal, rejects, true)
                    .orElseThrow(() -> new IllegalStateException("a fully sorted ingest met an event out of order"));
        }
    }

    private JournalHeader header() {
        Map<String, String> set = new TreeMap<>();
        set.put("from", Long.toString(options.from()));
        set.put("to", Long.toString(options.to()));
        set.put("max-record", Integer.toString(options.limits().record()));
        set.put("max-depth", Integer.toString(options.limits().depth()));
        set.put("max-ratio", Integer.toString(options.limits().ratio()));
        set.put("max-plain-bytes", Long.toString(options.limits().plain()));
        return new JournalHeader(FieldsHeld.of(projection), Grounds.of(assets, PublicSuffixes.shipped()), set, false);
    }

    /** The account of a journal that was whole before, once the input is seen to be the same files. */
    private static IngestSummary alreadyWhole(JournalWriter journal, JournalEnd end, FileTree tree, Rejects rejects) {
        if (!end.inputs().equals(inputs(tree))) {
            throw journal.changed();
        }
        RunAccount account = new RunAccount();
        IngestAccount.tell(end, new Blocks.Intake() {
            @Override
            public RunAccount account() {
                return account;
            }

            @Override
            public Members members() {
                return new Members();
            }

            @Override
            public void count(int member, long records) {}

            @Override
            public void reject(Reject reject) {
                account.recordsRead.incrementAndGet();
                account.quarantined.incrementAndGet();
                rejects.reject(reject);
            }
        });
        return IngestAttempt.summary(
                account, journal.found().totals(), journal.found().totals());
    }

    /** The files of an input with their sizes; standard input by its bytes. */
    static Map<String, Long> inputs(FileTree tree) {
        Map<String, Long> inputs = new TreeMap<>();
        for (SourceFile file : tree.files()) {
            inputs.put(file.name(), file.size());
        }
        for (SourceFile file : tree.journals()) {
            inputs.put(file.name(), file.size());
        }
        return inputs;
    }

    /** One pass over the input; empty when a time bound proved wrong. */
    private Optional<IngestSummary> attempt(
            FileTree tree, Plan plan, LogSource source, JournalWriter journal, Rejects rejects, boolean fullySorted) {
        try (IngestAttempt now =
                new IngestAttempt(options, projection, assets, tree, plan, source, journal, rejects, fullySorted)) {
            attempt = now;
            if (interrupted) {
                now.control().interrupt();
            }
            if (options.threads() <= 1) {
                runInTurn(now);
            } else {
                runSideBySide(now);
            }
            return now.control().succeeded() ? Optional.of(now.finish()) : Optional.empty();
        }
    }

    private static void runInTurn(IngestAttempt now) {
        Rings.inTurn(now, now.newBlock(), block -> {
            now.pack(0, block);
            now.write(block);
        });
    }

    private void runSideBySide(IngestAttempt now) {
        int threads = options.threads();
        Rings.sideBySide(
                now,
                threads,
                "kumoban-write",
                now::newBlock,
                BLOCKS,
                blocks -> blocks.thenAny(threads, worker -> block -> now.pack(worker, block))
                        .then(now::write));
    }

    /** Asks for an early end; what was written so far is kept, and the same ingest goes on from there. */
    public void interrupt() {
        interrupted = true;
        IngestAttempt now = attempt;
        if (now != null) {
            now.control().interrupt();
        }
    }

    /** How far it has come. From any thread. */
    public Progress progress() {
        IngestAttempt now = attempt;
        return now == null ? Progress.NONE : now.progress();
    }
}
