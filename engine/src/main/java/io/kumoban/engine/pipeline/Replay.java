package io.kumoban.engine.pipeline;

import com.lmax.disruptor.dsl.Disruptor;
import io.kumoban.engine.journal.JournalError;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.timeline.BoundBroken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays logs through detectors. With one thread the stages take turns; with more they work side by side on two rings:
 *
 * <pre>
 * read ─► [slots] ─► decode ×N ─► order ─► [batches] ─► globals ─► shards ×N ─► merge ─► results
 * </pre>
 *
 * A slot gives its bytes back as soon as it is decoded, and what waits for its turn in time waits outside the rings, so
 * a full ring never waits for itself. The result does not depend on the number of threads.
 */
public final class Replay {
    private static final int SLOTS = 16;
    private static final int BATCHES = 4;

    private final ReplayOptions options;
    private final DetectorSet detectors;
    private volatile @Nullable Attempt attempt;
    private volatile boolean interrupted;

    public Replay(ReplayOptions options, DetectorSet detectors) {
        this.options = options;
        this.detectors = detectors;
    }

    /**
     * Runs to the end of the input, or until {@link #interrupt()}.
     *
     * @throws io.kumoban.engine.source.MissingInput when there is nothing to read
     */
    public RunSummary run(Results results) {
        return run(results, null);
    }

    /**
     * The same, with checkpoints from which a later process can go on.
     *
     * @throws io.kumoban.engine.checkpoint.CheckpointError when one cannot be written or read, or the input changed
     * @throws io.kumoban.engine.checkpoint.WrongCheckpoint when the one there is belongs to a run with other options
     */
    public RunSummary run(LastingResults results, Checkpoints checkpoints) {
        return run((Results) results, checkpoints);
    }

    private RunSummary run(Results results, @Nullable Checkpoints checkpoints) {
        ReplayOptions.Limits limits = options.limits();
        ReadLimits readLimits =
                ReadLimits.DEFAULT.withMaxPlainBytesPerFile(limits.plain()).withMaxRatio(limits.ratio());
        try (FileTree tree = FileTree.of(options.paths(), options.work());
                LogSource source = new LogSource(readLimits, options.inflation())) {
            if (checkpoints != null && !tree.journals().isEmpty()) {
                throw JournalError.unfit(
                        "A replay of the journal %s takes no checkpoints; leave --checkpoint out, or replay the logs themselves."
                                .formatted(tree.journals().getFirst().name()));
            }
            Attempts attempts = new Attempts(options, detectors, tree, source, results, checkpoints);
            return run(attempts.first())
                    .or(() -> run(attempts.again()))
                    .orElseThrow(() -> new IllegalStateException("a fully sorted run met an event out of order"));
        }
    }

    /** One pass over the input; empty when a time bound proved wrong. */
    private Optional<RunSummary> run(Attempt begun) {
        try (Attempt now = begun) {
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
                case null -> Optional.of(now.summary());
                case BoundBroken lied -> Optional.empty();
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new IllegalStateException(failure);
            };
        }
    }

    private static void runInTurn(Attempt now) {
        Batch batch = now.newBatch();
        Slot slot = now.newSlot();
        now.control().run(() -> {
            OrderStage order = now.order(() -> batch, full -> {
                now.globals(full);
                now.shards(0, full);
                now.merge(full);
            });
            do {
                now.read(slot);
                now.decode(0, slot);
                now.order(order, slot);
            } while (slot.load != Slot.Load.END && !now.control().failed());
        });
    }

    private void runSideBySide(Attempt now) {
        Crew slotCrew = new Crew("kumoban-read");
        Crew batchCrew = new Crew("kumoban-detect");
        Disruptor<Slot> slots = Rings.ring(now::newSlot, SLOTS, slotCrew);
        Disruptor<Batch> batches = Rings.ring(now::newBatch, BATCHES, batchCrew);
        int threads = options.threads();
        long[] claimed = new long[1];
        OrderStage order = now.order(
                () -> {
                    claimed[0] = batches.getRingBuffer().next();
                    return batches.get(claimed[0]);
                },
                full -> batches.getRingBuffer().publish(claimed[0]));
        slots.handleEventsWith(Rings.each(threads, worker -> (slot, sequence, endOfBatch) -> {
                    if (sequence % threads == worker) {
                        now.control().run(() -> now.decode(worker, slot));
                    }
                }))
                .then((slot, sequence, endOfBatch) -> now.control().run(() -> now.order(order, slot)));
        batches.handleEventsWith((batch, sequence, endOfBatch) -> now.control().run(() -> now.globals(batch)))
                .then(Rings.each(
                        threads,
                        worker -> (batch, sequence, endOfBatch) -> now.control().run(() -> now.shards(worker, batch))))
                .then((batch, sequence, endOfBatch) -> now.control().run(() -> now.merge(batch)));
        batches.start();
        slots.start();
        try {
            feed(now, slots);
            now.control().await();
        } finally {
            // The first ring ends before the second, whose threads make room for what the first still hands over.
            slots.halt();
            slotCrew.await();
            batches.halt();
            batchCrew.await();
        }
    }

    private static void feed(Attempt now, Disruptor<Slot> slots) {
        boolean more = true;
        while (more && !now.control().failed()) {
            long sequence = slots.getRingBuffer().next();
            Slot slot = slots.get(sequence);
            now.control().run(() -> now.read(slot));
            more = slot.load != Slot.Load.END;
            slots.getRingBuffer().publish(sequence);
        }
    }

    /** Asks for an early end; what was found so far is kept. From any thread. */
    public void interrupt() {
        interrupted = true;
        Attempt now = attempt;
        if (now != null) {
            now.control().interrupt();
        }
    }

    /** How far it has come. From any thread. */
    public Progress progress() {
        Attempt now = attempt;
        return now == null ? Progress.NONE : now.progress();
    }
}
