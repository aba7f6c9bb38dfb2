package io.kumoban.console.command;

import io.kumoban.console.measure.LogReading;
import io.kumoban.console.measure.MeasureLine;
import io.kumoban.console.measure.MeasureProgress;
import io.kumoban.console.measure.RoutedRules;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How rules are measured on logs. */
final class MeasuredLogs {
    private static final double MOST_SECONDS = 3600;

    @Option(
            names = {"--events", "--data"},
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Logs: files, folders, globs, a journal, or - for standard input.")
    List<String> paths = List.of();

    @Option(
            names = "--context",
            paramLabel = "F",
            description = "What logs cannot tell: own address ranges, interfaces, trusted addresses (YAML).")
    @Nullable
    Path context;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long costs are measured, once the logs are read. Default: ${DEFAULT-VALUE}.")
    double seconds = 10;

    @Mixin
    RuleSettingsOption settings = new RuleSettingsOption();

    /** Measures on the logs, with a line of progress. */
    <T> T measured(CommonOptions common, BiFunction<ReplayOptions, MeasureProgress, T> measuring) {
        MeasureLine shown = new MeasureLine();
        try (WorkFolder work = WorkFolder.ofSystem();
                ProgressLine line = common.progress(seconds -> shown.text())) {
            return measuring.apply(ReplayOptions.of(paths, work.path()), shown);
        }
    }

    Assets assets() {
        return context == null ? Assets.NONE : AssetsFile.read(context);
    }

    /** Checks the options before anything is read. */
    void check() {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw CommandFailure.wrongUsage("--seconds must be more than 0 and at most 3600.");
        }
    }

    /**
     * Tells what of some rules is left out.
     *
     * @throws CommandFailure when no rule is about logs that are read here
     */
    static void tell(RoutedRules rules, String what, Consumer<String> notes) {
        if (rules.count() == 0) {
            throw CommandFailure.wrongUsage(
                    "No rule of %s is about CloudTrail, VPC Flow Logs or DNS queries; 'kumoban rules list' says why."
                            .formatted(what));
        }
        RuleArguments.tell(rules.problems(), notes);
        if (rules.outOfScope() > 0) {
            notes.accept("%s of %s left out, about logs that are not read here; 'kumoban rules list' says why."
                    .formatted(Amounts.count(rules.outOfScope(), "rule"), what));
        }
        if (rules.off() > 0) {
            notes.accept("%s of %s switched off.".formatted(Amounts.count(rules.off(), "rule"), what));
        }
        if (rules.correlations() > 0) {
            notes.accept("%s of %s left out, which need more than one event."
                    .formatted(Amounts.count(rules.correlations(), "correlation"), what));
        }
    }

    /**
     * Tells what of the logs could not be used.
     *
     * @throws CommandFailure when nothing was read
     */
    static void tell(LogReading reading, Consumer<String> notes) {
        if (reading.count() == 0) {
            throw CommandFailure.noInput(
                    "None of the files holds an event in a format that Kumoban reads; see docs/formats.md.");
        }
        if (reading.lost() > 0) {
            notes.accept(Amounts.count(reading.lost(), "record")
                    + " could not be used; 'kumoban replay' writes them to its quarantine.");
        }
    }
}
