package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Every score that a detector gave, also below its threshold, in stream order: what ROC curves are made of. The file
 * appears whole at the end.
 */
public final class ScoresFile implements Closeable {
    private final WholeFile file;

    public ScoresFile(Path target) {
        file = new WholeFile(target);
        header();
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
        file.restart();
        header();
    }

    /** Puts the file in its place. */
    public void commit() {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }

    private void header() {
        row(List.of("detector", "time", "unit", "score"));
    }

    private void row(List<String> fields) {
        file.append(Csv.row(fields).getBytes(StandardCharsets.UTF_8));
    }
}
