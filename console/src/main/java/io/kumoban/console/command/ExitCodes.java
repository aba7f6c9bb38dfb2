package io.kumoban.console.command;

import io.kumoban.console.behaviour.UnknownNode;
import io.kumoban.console.graph.EdgeError;
import io.kumoban.console.rules.UnreadableEvents;
import io.kumoban.console.run.UnreadableRun;
import io.kumoban.datasets.truth.TruthError;
import io.kumoban.engine.checkpoint.CheckpointError;
import io.kumoban.engine.checkpoint.WrongCheckpoint;
import io.kumoban.engine.detect.DetectorError;
import io.kumoban.engine.graph.GraphFileError;
import io.kumoban.engine.journal.JournalError;
import io.kumoban.engine.sink.SinkError;
import io.kumoban.engine.source.MissingInput;
import io.kumoban.engine.trail.TrailError;
import io.kumoban.engine.yaml.ConfigurationError;

/** With what number the program ends. Scripts rely on these. */
public final class ExitCodes {
    public static final int DONE = 0;
    /**
     * Done, but the answer is no: a finding as grave as {@code --fail-on} names, a trail that does not verify, a score below a
     * goal, a run that finds something else when it is repeated, a wrong answer to an exercise.
     */
    public static final int ANSWER_IS_NO = 1;

    public static final int WRONG_USAGE = 2;
    /** Input that cannot be read, or none found, or not what a run to be repeated had. */
    public static final int NO_INPUT = 3;
    /** Done, but records were quarantined under {@code --strict}. */
    public static final int QUARANTINED = 4;

    public static final int INTERNAL_ERROR = 70;
    /** Interrupted; what was found until then is written. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}

    /** The code of a failure; {@link #INTERNAL_ERROR} for one that is not the user's to mend. */
    public static int of(Throwable failure) {
        return switch (failure) {
            case CommandFailure ours -> ours.exitCode();
            case MissingInput missing -> NO_INPUT;
            case JournalError journal -> journal.usage() ? WRONG_USAGE : NO_INPUT;
            case UnreadableRun unreadable -> NO_INPUT;
            case UnreadableEvents unreadable -> NO_INPUT;
            case TruthError unreadable -> NO_INPUT;
            case EdgeError unreadable -> NO_INPUT;
            case GraphFileError unreadable -> NO_INPUT;
            case UnknownNode unknown -> NO_INPUT;
            case SinkError unreadable -> NO_INPUT;
            case CheckpointError unreadable -> NO_INPUT;
            case WrongCheckpoint other -> WRONG_USAGE;
            case ConfigurationError mistaken -> WRONG_USAGE;
            case DetectorError unfit -> WRONG_USAGE;
            case TrailError unusable -> WRONG_USAGE;
            default -> INTERNAL_ERROR;
        };
    }
}
