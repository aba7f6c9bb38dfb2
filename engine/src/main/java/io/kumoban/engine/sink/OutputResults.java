package io.kumoban.engine.sink;

import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.checkpoint.WrongCheckpoint;
import io.kumoban.engine.finding.Aggregate;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.FindingStore;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.insight.InsightJson;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.pipeline.LastingResults;
import io.kumoban.engine.pipeline.Reject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run on their way to files: raisings become findings, updates and insights are written at once, all
 * else when the run is closed. What was found is written on closing even when the run broke off; its metrics, near misses and
 * manifest only when it came to its end ({@link #end}).
 */
public final class OutputResults implements LastingResults, AutoCloseable {
    private final Outputs outputs;
    private final FindingJson json;
    private final FindingStore store;
    private final Quarantine quarantine;
    private Consumer<Finding> told = finding -> {};
    private AddressSet ungrouped = AddressSet.EMPTY;
    private final AppendedLines insights;
    private final @Nullable AppendedLines updates;
    private final @Nullable ScoresFile scores;
    private @Nullable Outcome outcome;
    /** False as long as what earlier processes wrote still stands. */
    private boolean begun;

    private boolean closed;

    /**
     * Opens what is written while the run goes on, of a run that suppresses nothing. The folders of all outputs must
     * exist.
     *
     * @param work folder for temporary files
     */
    public OutputResults(Outputs outputs, Path work, FindingJson json) {
        this(outputs, work, json, Suppression.NONE);
    }

    /**
     * Opens what is written while the run goes on. The folders of all outputs must exist.
     *
     * @param work folder for temporary files
     */
    public OutputResults(Outputs outputs, Path work, FindingJson json, Suppression suppression) {
        this.outputs = outputs;
        this.json = json;
        insights = new AppendedLines(outputs.insights(), "insights");
        updates = outputs.updates() == null ? null : new AppendedLines(outputs.updates(), "updates");
        scores = outputs.scores() == null ? null : new ScoresFile(outputs.scores());
        store = new FindingStore(work, json, suppression);
        quarantine = new Quarantine(work);
        insights.restart();
        if (updates != null) {
            updates.restart();
        }
        begun = true;
    }

    /**
     * Opens what can be written into checkpoints. What earlier processes wrote stays until {@link #load} cuts it back or
     * {@link #restart} voids it; until then closing writes nothing.
     */
    public OutputResults(Outputs outputs, CheckpointFolder checkpoints, FindingJson json, Suppression suppression) {
        this.outputs = outputs;
        this.json = json;
        insights = new AppendedLines(outputs.insights(), "insights");
        updates = outputs.updates() == null ? null : new AppendedLines(outputs.updates(), "updates");
        scores = outputs.scores() == null ? null : ScoresFile.beside(checkpoints, outputs.scores());
        store = FindingStore.beside(checkpoints, json, suppression);
        quarantine = new Quarantine(checkpoints.work());
    }

    /** Tells of each finding when it is raised for the first time; again when a run begins again. */
    public void telling(Consumer<Finding> listener) {
        told = listener;
    }

    /** Says which addresses tie no findings together: the user's own and those that are trusted. */
    public void ungrouping(AddressSet addresses) {
        ungrouped = addresses;
    }

    @Override
    public boolean takesRepeats() {
        return updates == null;
    }

    @Override
    public boolean repeated(Finding last, int times) {
        return !store.add(last, times).archived();
    }

    @Override
    public boolean finding(Finding finding) {
        Aggregate aggregate = store.add(finding);
        if (aggregate.archived()) {
            return false;
        }
        if (aggregate.isNew()) {
            told.accept(finding);
        }
        if (updates != null) {
            updates.append(json.line(finding, aggregate));
        }
        return true;
    }

    @Override
    public void insight(Insight insight) {
        insights.append(Json.line(InsightJson.document(insight)));
    }

    @Override
    public void score(String detector, long time, String unit, double score) {
        if (scores != null) {
            scores.add(detector, time, unit, score);
        }
    }

    @Override
    public void reject(Reject reject) {
        quarantine.add(reject);
    }

    @Override
    public void restart() {
        begun = true;
        store.clear();
        quarantine.clear();
        insights.restart();
        if (updates != null) {
            updates.restart();
        }
        if (scores != null) {
            scores.restart();
        }
    }

    @Override
    public Set<String> save(DataOutput out) throws IOException {
        Set<String> files = new HashSet<>();
        files.add(store.save(out));
        insights.save(out);
        out.writeBoolean(updates != null);
        if (updates != null) {
            updates.save(out);
        }
        out.writeBoolean(scores != null);
        if (scores != null) {
            files.add(scores.save(out));
        }
        return files;
    }

    @Override
    public Set<String> load(DataInput in) throws IOException {
        Set<String> files = new HashSet<>();
        files.add(store.load(in));
        insights.load(in);
        requireSame("updates", in.readBoolean(), updates != null);
        if (updates != null) {
            updates.load(in);
        }
        requireSame("scores", in.readBoolean(), scores != null);
        if (scores != null) {
            files.add(scores.load(in));
        }
        begun = true;
        return files;
    }

    private static void requireSame(String output, boolean then, boolean now) {
        if (then != now) {
            throw new WrongCheckpoint(
                    "The run of the checkpoint wrote %s %s; give the same options, or start without --resume to begin anew."
                            .formatted(then ? "also" : "no", output));
        }
    }

    /** The findings so far. */
    public FindingStore findings() {
        return store;
    }

    /** Says that the run came to its end, and how. */
    public void end(Outcome result) {
        outcome = result;
    }

    /** The metrics of a run that has ended, as {@link #close} writes them. */
    public String metrics(Outcome result) {
        return Json.page(Metrics.document(
                result.account(),
                result.late(),
                Metrics.Findings.of(store),
                result.detectors(),
                result.rules(),
                result.stages(),
                result.wall()));
    }

    /** Writes all files, the manifest last, and removes temporary ones. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (store;
                quarantine;
                scores;
                updates;
                insights) {
            if (!begun) {
                return;
            }
            FindingsFile.write(outputs.findings(), store);
            GroupsFile.write(outputs.groups(), store, ungrouped);
            if (outputs.csv() != null) {
                CsvTimeline.writeLines(outputs.csv(), store::forEachLine);
            }
            if (scores != null) {
                scores.commit();
            }
            quarantine.write(outputs.quarantine());
            if (outcome != null) {
                NearMissFile.write(outputs.nearMisses(), outcome.nearMisses());
                WholeFile.write(outputs.metrics(), metrics(outcome));
                WholeFile.write(outputs.manifest(), Json.page(ManifestJson.write(outcome.manifest())));
            }
        }
    }
}
