package io.kumoban.console.command;

import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.sink.RunFolder;
import io.kumoban.engine.sink.SinkError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the results of a run go: a folder, or each its own way. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "kumoban-run",
            description =
                    "The folder of the run: findings, insights, metrics, quarantine, near misses, groups, manifest. "
                            + "Default: ${DEFAULT-VALUE}.")
    Path out = RunFolder.STANDARD;

    @Option(names = "--findings", paramLabel = "F", description = "Write the findings to this file instead.")
    @Nullable
    Path findings;

    @Option(names = "--metrics", paramLabel = "F", description = "Write the metrics to this file instead.")
    @Nullable
    Path metrics;

    @Option(names = "--quarantine", paramLabel = "F", description = "Write unusable records to this file instead.")
    @Nullable
    Path quarantine;

    @Option(names = "--insights", paramLabel = "F", description = "Write CloudTrail Insights to this file instead.")
    @Nullable
    Path insights;

    @Option(names = "--near-misses", paramLabel = "F", description = "Write the near misses to this file instead.")
    @Nullable
    Path nearMisses;

    @Option(names = "--groups", paramLabel = "F", description = "Write the finding groups to this file instead.")
    @Nullable
    Path groups;

    @Option(names = "--updates", paramLabel = "F", description = "Also write each finding as it comes up or changes.")
    @Nullable
    Path updates;

    @Option(
            names = "--scores",
            paramLabel = "F",
            description = "Also write every score, below the thresholds too (CSV).")
    @Nullable
    Path scores;

    @Option(names = "--csv", paramLabel = "F", description = "Also write the findings for a spreadsheet.")
    @Nullable
    Path csv;

    boolean wantsScores() {
        return scores != null;
    }

    /**
     * Makes the run's folder and says where each result goes.
     *
     * @throws CommandFailure when the folder of a result is not there
     */
    Outputs prepare() {
        Stream.of(findings, metrics, quarantine, insights, nearMisses, groups, updates, scores, csv)
                .forEach(OutputOptions::requireFolder);
        Outputs outputs = folder().outputs();
        outputs = findings == null ? outputs : outputs.withFindings(findings);
        outputs = metrics == null ? outputs : outputs.withMetrics(metrics);
        outputs = quarantine == null ? outputs : outputs.withQuarantine(quarantine);
        outputs = insights == null ? outputs : outputs.withInsights(insights);
        outputs = nearMisses == null ? outputs : outputs.withNearMisses(nearMisses);
        outputs = groups == null ? outputs : outputs.withGroups(groups);
        outputs = updates == null ? outputs : outputs.withUpdates(updates);
        outputs = scores == null ? outputs : outputs.withScores(scores);
        return csv == null ? outputs : outputs.withCsv(csv);
    }

    private RunFolder folder() {
        try {
            return RunFolder.create(out);
        } catch (SinkError refused) {
            throw CommandFailure.wrongUsage(String.valueOf(refused.getMessage()));
        }
    }

    static void requireFolder(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw CommandFailure.wrongUsage(
                    "The output %s cannot be written: there is no folder %s; make it first.".formatted(file, folder));
        }
    }
}
