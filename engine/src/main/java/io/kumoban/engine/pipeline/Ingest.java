package io.kumoban.engine.pipeline;

import com.lmax.disruptor.dsl.Disruptor;
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
import io.kumoban.engine.journal.PendingBlock;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.source.SourceFile;
import io.kumoban.engine.timeline.BoundBroken;
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
    private static final int SLOTS = 16;
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
            Throwable failure = now.control().failure();
            return switch (failure) {
                case null -> Optional.of(now.finish());
                case BoundBroken lied -> Optional.empty();
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new IllegalStateException(failure);
            };
        }
    }

    private static void runInTurn(IngestAttempt now) {
        Slot slot = new Slot();
        PendingBlock block = now.newBlock();
        now.control().run(() -> {
            OrderStage order = now.order(() -> block, full -> {
                now.pack(0, full);
                now.write(full);
            });
            do {
                now.read(slot);
                now.decode(0, slot);
                now.order(order, slot);
            } while (slot.load != Slot.Load.END && !now.control().failed());
        });
    }

    private void runSideBySide(IngestAttempt now) {
        Crew slotCrew = new Crew("kumoban-read");
        Crew blockCrew = new Crew("kumoban-write");
        Disruptor<Slot> slots = Rings.ring(Slot::new, SLOTS, slotCrew);
        Disruptor<PendingBlock> blocks = Rings.ring(now::newBlock, BLOCKS, blockCrew);
        int threads = options.threads();
        long[] claimed = new long[1];
        OrderStage order = now.order(
                () -> {
                    claimed[0] = blocks.getRingBuffer().next();
                    return blocks.get(claimed[0]);
                },
                full -> blocks.getRingBuffer().publish(claimed[0]));
        slots.handleEventsWith(Rings.each(threads, worker -> (slot, sequence, endOfBatch) -> {
                    if (sequence % threads == worker) {
                        now.control().run(() -> now.decode(worker, slot));
                    }
                }))
                .then((slot, sequence, endOfBatch) -> now.control().run(() -> now.order(order, slot)));
        blocks.handleEventsWith(Rings.each(threads, worker -> (block, sequence, endOfBatch) -> {
                    if (sequence % threads == worker) {
                        now.control().run(() -> now.pack(worker, block));
                    }
                }))
                .then((block, sequence, endOfBatch) -> now.control().run(() -> now.write(block)));
        blocks.start();
        slots.start();
        try {
            feed(now, slots);
            now.control().await();
        } finally {
            slots.halt();
            slotCrew.await();
            blocks.halt();
            blockCrew.await();
        }
    }

    private static void feed(IngestAttempt now, Disruptor<Slot> slots) {
        boolean more = true;
        while (more && !now.control().failed()) {
            long sequence = slots.getRingBuffer().next();
            Slot slot = slots.get(sequence);
            now.control().run(() -> now.read(slot));
            more = slot.load != Slot.Load.END;
            slots.getRingBuffer().publish(sequence);
        }
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
