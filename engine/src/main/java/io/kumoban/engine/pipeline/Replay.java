package io.kumoban.engine.pipeline;

import io.kumoban.engine.journal.JournalError;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.ReadLimits;
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
        return run(results, Baseline.NONE, null);
    }

    /**
     * The same, beginning with what an earlier run learned, and saving what this one learns.
     *
     * @throws io.kumoban.engine.checkpoint.CheckpointError when a baseline cannot be read or written
     * @throws io.kumoban.engine.checkpoint.WrongCheckpoint when other detectors learned it
     */
    public RunSummary run(Results results, Baseline baseline) {
        return run(results, baseline, null);
    }

    /**
     * The same, with checkpoints from which a later process can go on.
     *
     * @throws io.kumoban.engine.checkpoint.CheckpointError when one cannot be written or read, or the input changed
     * @throws io.kumoban.engine.checkpoint.WrongCheckpoint when the one there is belongs to a run with other options
     */
    public RunSummary run(LastingResults results, Checkpoints checkpoints) {
        return run(results, Baseline.NONE, checkpoints);
    }

    /** All of it: what was learned, what is learned, and checkpoints. */
    public RunSummary run(LastingResults results, Baseline baseline, Checkpoints checkpoints) {
        return run((Results) results, baseline, checkpoints);
    }

    private RunSummary run(Results results, Baseline baseline, @Nullable Checkpoints checkpoints) {
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
            Attempts attempts = new Attempts(options, detectors, tree, source, results, baseline, checkpoints);
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
            return now.control().succeeded() ? Optional.of(now.summary()) : Optional.empty();
        }
    }

    private static void runInTurn(Attempt now) {
        Rings.inTurn(now, now.newBatch(), batch -> {
            now.globals(batch);
            now.shards(0, batch);
            now.merge(batch);
        });
    }

    private void runSideBySide(Attempt now) {
        int threads = options.threads();
        Rings.sideBySide(
                now,
                threads,
                "kumoban-detect",
                now::newBatch,
                BATCHES,
                batches -> batches.then(now::globals)
                        .thenEach(threads, worker -> batch -> now.shards(worker, batch))
                        .then(now::merge));
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
