package io.kumoban.console.command;

import io.kumoban.console.replay.RunIdentity;
import io.kumoban.console.replay.Setup;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.checkpoint.Identity;
import io.kumoban.engine.pipeline.Checkpoints;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where a replay writes checkpoints, and whether it goes on from one. */
final class CheckpointOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Write checkpoints into this folder, so that a run that dies can go on with --resume.")
    @Nullable
    Path folder;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How often, in wall time, such as 5m. Default: 30s.")
    @Nullable
    Duration every;

    @Option(
            names = "--resume",
            description = "Go on from the newest checkpoint; from the start where there is none yet.")
    boolean resume;

    /**
     * Takes the folder; null when no checkpoints are asked for.
     *
     * @throws CommandFailure when the options contradict each other
     */
    @Nullable
    CheckpointFolder open(Setup setup, ReplayOptions options, String version) {
        if (folder == null) {
            if (resume || every != null) {
                throw CommandFailure.wrongUsage(
                        "--resume and --checkpoint-every say how to use checkpoints; --checkpoint DIR must say where.");
            }
            return null;
        }
        Identity identity = RunIdentity.of(setup, options, version);
        CheckpointFolder opened = CheckpointFolder.open(folder, identity);
        if (resume) {
            try {
                opened.requireOurs();
            } catch (RuntimeException refused) {
                opened.close();
                throw refused;
            }
        }
        return opened;
    }

    /** How they are written. */
    Checkpoints into(CheckpointFolder opened, Consumer<String> notes) {
        return new Checkpoints(opened, every == null ? Checkpoints.STANDARD_INTERVAL : every, resume, notes);
    }
}
