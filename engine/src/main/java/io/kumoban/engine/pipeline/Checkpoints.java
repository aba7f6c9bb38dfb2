package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.CheckpointFolder;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a replay writes checkpoints.
 *
 * @param folder where they lie; it is held for this process alone
 * @param every  wall time from one to the next
 * @param resume whether to go on from the newest, where there is one
 * @param notes  told what a person should know: from where the run goes on, and what was damaged
 */
public record Checkpoints(CheckpointFolder folder, Duration every, boolean resume, Consumer<String> notes) {
    /** From one to the next unless said otherwise. */
    public static final Duration STANDARD_INTERVAL = Duration.ofSeconds(30);
}
