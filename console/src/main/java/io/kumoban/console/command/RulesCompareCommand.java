package io.kumoban.console.command;

import io.kumoban.console.measure.ComparisonReport;
import io.kumoban.console.measure.RoutedRules;
import io.kumoban.console.measure.RuleComparison;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.TruthFile;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what two sets of rules find in the same logs, and what they cost. */
@Command(
        name = "compare",
        description =
                "Compares two sets of rules on the same logs, event by event: which hits are won and lost, and what"
                        + " both sets cost. Rules are joined by id, else by title.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules compare released/ own/ --data AWSLogs/",
            "  kumoban rules compare old.yml new.yml --data AWSLogs/ --fail-on lost",
            "  kumoban rules compare old/ new/ --data set/AWSLogs --truth set/truth.jsonl --format json"
        })
public final class RulesCompareCommand implements Callable<Integer> {
    /** For what the command ends with 1. */
    enum FailOn {
        /** The new rules miss a hit of the old ones. */
        LOST
    }

    private final CommonOptions common;

    @Parameters(
            paramLabel = "OLD",
            index = "0",
            description = "The old Sigma rules (YAML): a file, a folder, a glob; or builtin or first-seen.")
    String old = "";

    @Parameters(paramLabel = "NEW", index = "1", description = "The new ones.")
    String fresh = "";

    @Mixin
    RuleReadingOptions reading = new RuleReadingOptions();

    @Mixin
    MeasuredLogs logs = new MeasuredLogs();

    @Option(
            names = "--truth",
            paramLabel = "F",
            description =
                    "A truth file (JSON Lines, as 'data generate' writes it): also say which hits lie in attacks.")
    @Nullable
    Path truth;

    @Option(names = "--fail-on", paramLabel = "WHAT", description = "End with 1 for this: lost.")
    @Nullable
    FailOn failOn;

    @Option(names = "--all", description = "In the table, also rules of which nothing changed.")
    boolean all;

    @Mixin
    FiguresFormat format = new FiguresFormat();

    public RulesCompareCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        logs.check();
        RuleSettings settings = logs.settings.read(reading.values());
        RuleSet oldSet = read(old, settings);
        RuleSet newSet = read(fresh, settings);
        tellIdle(settings, oldSet, newSet);
        RoutedRules before = routed(oldSet, settings, old);
        RoutedRules now = routed(newSet, settings, fresh);
        Set<String> attacks = truth == null ? Set.of() : attacks(truth);
        RuleComparison comparison = logs.measured(
                common,
                (options, progress) ->
                        RuleComparison.of(before, now, attacks, options, logs.assets(), logs.seconds, progress));
        MeasuredLogs.tell(comparison.reading(), common::note);
        ComparisonReport report = new ComparisonReport(comparison, truth != null);
        format.print(common.screen(), screen -> report.print(screen, all), report::json, report::csv);
        return failOn == FailOn.LOST && comparison.lost() > 0 ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }

    private RuleSet read(String path, RuleSettings settings) {
        RuleSet set = reading.read(List.of(path), settings, common::note);
        RuleArguments.tell(set.problems(), common::note);
        return set;
    }

    /** Tells the settings that change nothing in either set. */
    private void tellIdle(RuleSettings settings, RuleSet oldSet, RuleSet newSet) {
        List<Problem> idle = new ArrayList<>(settings.idle(oldSet));
        idle.retainAll(settings.idle(newSet));
        RuleArguments.tell(idle, common::note);
    }

    private RoutedRules routed(RuleSet set, RuleSettings settings, String path) {
        RoutedRules routed = RoutedRules.of(set, settings);
        MeasuredLogs.tell(routed, path, common::note);
        return routed;
    }

    /** The events of incidents in which something hostile was done. */
    private static Set<String> attacks(Path file) {
        Set<String> events = new HashSet<>();
        for (Incident incident : TruthFile.read(file)) {
            if (!incident.technique().isEmpty()) {
                events.addAll(incident.events());
            }
        }
        return events;
    }
}
