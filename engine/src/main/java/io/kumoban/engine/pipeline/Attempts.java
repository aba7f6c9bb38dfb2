package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.BaselineFile;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes the attempts of one replay: from the start, from a checkpoint, and anew when a time bound proved wrong. */
final class Attempts {
    private final ReplayOptions options;
    private final DetectorSet detectors;
    private final FileTree tree;
    private final LogSource source;
    private final Results results;
    private final Baseline baseline;
    private final @Nullable Checkpoints checkpoints;

    Attempts(
            ReplayOptions options,
            DetectorSet detectors,
            FileTree tree,
            LogSource source,
            Results results,
            Baseline baseline,
            @Nullable Checkpoints checkpoints) {
        this.baseline = baseline;
        this.options = options;
        this.detectors = detectors;
        this.tree = tree;
        this.source = source;
        this.results = results;
        this.checkpoints = checkpoints;
    }

    /** The first attempt; it goes on from a checkpoint where that is asked for and there is one. */
    Attempt first() {
        if (checkpoints == null) {
            return learned(attempt(plan(), false, new Control(), null));
        }
        if (checkpoints.resume()) {
            AtomicReference<@Nullable Attempt> resumed = new AtomicReference<>();
            checkpoints.folder().read(in -> resume(in, checkpoints, resumed), checkpoints.notes());
            Attempt attempt = resumed.get();
            if (attempt != null) {
                return attempt;
            }
            checkpoints
                    .notes()
                    .accept("There is no checkpoint in %s yet; beginning at the start."
                            .formatted(checkpoints.folder().path()));
        }
        checkpoints.folder().clear();
        results.restart();
        return fresh(plan(), false, checkpoints);
    }

    /** The second attempt, all input sorted before the first event is judged; what the first one came to is void. */
    Attempt again() {
        if (checkpoints == null) {
            results.restart();
            return learned(attempt(plan(), true, new Control(), null));
        }
        checkpoints.folder().clear();
        results.restart();
        return fresh(plan(), true, checkpoints);
    }

    private Plan plan() {
        return Plan.of(tree, source, options);
    }

    private Attempt fresh(Plan plan, boolean fullySorted, Checkpoints into) {
        Control control = new Control();
        CheckpointWriter writer = CheckpointWriter.fresh(into, control, plan, fullySorted);
        return learned(attempt(plan, fullySorted, control, writer));
    }

    private Attempt attempt(Plan plan, boolean fullySorted, Control control, @Nullable CheckpointWriter writer) {
        return new Attempt(options, detectors, tree, plan, source, results, fullySorted, control, baseline, writer);
    }

    /** An attempt that begins with what an earlier run learned, where there is such. */
    private Attempt learned(Attempt fresh) {
        Path from = baseline.from();
        if (from != null) {
            try {
                BaselineFile.read(from, baseline.identity(detectors), fresh::learn);
            } catch (RuntimeException unusable) {
                fresh.close();
                throw unusable;
            }
        }
        return fresh;
    }

    private Set<String> resume(DataInput in, Checkpoints from, AtomicReference<@Nullable Attempt> made)
            throws IOException {
        Set<String> sides = new HashSet<>();
        Control control = new Control();
        boolean fullySorted = in.readBoolean();
        CheckpointWriter writer =
                CheckpointWriter.resumed(from, control, fullySorted, tree, in, sides, results::reject);
        Attempt attempt = attempt(writer.plan(), fullySorted, control, writer);
        try {
            sides.addAll(attempt.load(in, writer));
        } catch (IOException | RuntimeException failed) {
            attempt.close();
            throw failed;
        }
        made.set(attempt);
        from.notes()
                .accept("Going on from a checkpoint: %,d of %,d bytes need not be read again."
                        .formatted(writer.ledger().carried().compressedBytes, tree.bytes()));
        return sides;
    }
}
