package io.kumoban.engine.sink;

import io.kumoban.engine.checkpoint.AppendLog;
import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.json.Json;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every score that a detector gave, also below its threshold, in stream order: what ROC curves are made of. The file
 * appears whole at the end; beside checkpoints the rows wait in their folder until then.
 */
public final class ScoresFile implements Closeable {
    private final Path target;
    private final @Nullable WholeFile whole;
    private final @Nullable AppendLog waiting;

    public ScoresFile(Path target) {
        this.target = target;
        whole = new WholeFile(target);
        waiting = null;
        header();
    }

    private ScoresFile(Path target, AppendLog waiting) {
        this.target = target;
        this.whole = null;
        this.waiting = waiting;
    }

    /** Scores that can be cut back to a checkpoint; empty only after {@link #restart}. */
    static ScoresFile beside(CheckpointFolder checkpoints, Path target) {
        return new ScoresFile(target, new AppendLog(checkpoints.path(), "scores"));
    }

    /**
     * One scored unit; a score that is NaN is none and is left out.
     *
     * @param time event time in milliseconds since 1970
     * @param unit a content id, or the key of a state
     */
    public void add(String detector, long time, String unit, double score) {
        if (!Double.isNaN(score)) {
            row(List.of(detector, Json.time(time), unit, Double.toString(score)));
        }
    }

    /** Voids all scores so far. */
    public void restart() {
        if (whole != null) {
            whole.restart();
        }
        if (waiting != null) {
            waiting.restart();
        }
        header();
    }

    /** Writes how many scores there are; returns the name of the file in which they wait. */
    String save(DataOutput out) throws IOException {
        return checkpointed().save(out);
    }

    /** Goes on where {@link #save} was called; returns the name of the file in which they wait. */
    String load(DataInput in) throws IOException {
        return checkpointed().load(in);
    }

    private AppendLog checkpointed() {
        if (waiting == null) {
            throw new IllegalStateException("these scores were not opened beside checkpoints");
        }
        return waiting;
    }

    /** Puts the file in its place. */
    public void commit() {
        if (whole != null) {
            whole.commit();
        }
        if (waiting != null) {
            try (WholeFile copy = new WholeFile(target)) {
                waiting.copyTo(copy::append);
                copy.commit();
            }
        }
    }

    @Override
    public void close() {
        if (whole != null) {
            whole.close();
        }
        if (waiting != null) {
            waiting.close();
        }
    }

    private void header() {
        row(List.of("detector", "time", "unit", "score"));
    }

    private void row(List<String> fields) {
        byte[] row = Csv.row(fields).getBytes(StandardCharsets.UTF_8);
        if (whole != null) {
            whole.append(row);
        }
        if (waiting != null) {
            waiting.append(row);
        }
    }
}
