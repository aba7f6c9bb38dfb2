package io.kumoban.console.command;

import io.kumoban.console.measure.BenchReport;
import io.kumoban.console.measure.MeasureLine;
import io.kumoban.console.measure.RoutedRules;
import io.kumoban.console.measure.RuleBench;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.rules.RuleEntry;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.engine.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what rules cost and find on logs. */
@Command(
        name = "bench",
        description =
                "Measures rules on logs, by their log sources as in a replay: what each costs an event, how often it"
                        + " matches, and for how many events it was worked out. What costs most comes first, all rules"
                        + " together last.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules bench own/ --events AWSLogs/",
            "  kumoban rules bench own/ builtin --events february/ --per-day",
            "  kumoban rules bench sigma/rules/cloud/aws --events AWSLogs/ --seconds 60 --format csv > cost.csv"
        })
public final class RulesBenchCommand implements Callable<Integer> {
    /** The formats of the figures. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Logs: files, folders, globs, a journal, or - for standard input.")
    List<String> events = List.of();

    @Mixin
    MeasuredLogs logs = new MeasuredLogs();

    @Option(
            names = "--per-day",
            description =
                    "In the table, also hits and incidents a day: on logs without attacks these are false positives."
                            + " Hits of one rule and one actor within an hour of each other are one incident.")
    boolean perDay;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public RulesBenchCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        logs.check();
        long start = System.nanoTime();
        RuleSettings settings = logs.settings.read(rules.reading.values());
        RoutedRules routed = RoutedRules.of(rules.read(settings, common::note), settings);
        Duration load = Duration.ofNanos(System.nanoTime() - start);
        MeasuredLogs.tell(routed, String.join(", ", rules.paths), common::note);
        RuleBench bench = measure(routed, load);
        MeasuredLogs.tell(bench.reading(), common::note);
        tell(bench);
        Screen screen = common.screen();
        BenchReport report = new BenchReport(bench);
        switch (format) {
            case TABLE -> report.print(screen, perDay);
            case JSON -> screen.out().print(Json.page(report.json()));
            case CSV -> screen.out().print(report.csv());
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    /** Tells for what figures are not what they seem. */
    private void tell(RuleBench bench) {
        for (RuleBench.PlanFigures plan : bench.plans()) {
            if (plan.events() == 0) {
                common.note("The logs hold no events for %s about %s."
                        .formatted(
                                Amounts.count(plan.rules(), "rule"),
                                RuleEntry.Family.of(plan.family()).word()));
            }
        }
        if (bench.hasFewRounds()) {
            common.note("There was time for few rounds only; more --seconds give steadier figures.");
        }
        if (perDay && bench.isShort()) {
            common.note("The events cover %s, which counts as one day."
                    .formatted(Amounts.span(Duration.ofMillis(
                            bench.reading().last() - bench.reading().first()))));
        }
    }

    private RuleBench measure(RoutedRules routed, Duration load) {
        MeasureLine shown = new MeasureLine();
        try (WorkFolder work = WorkFolder.ofSystem();
                ProgressLine line = common.progress(seconds -> shown.text())) {
            return RuleBench.of(routed, load, logs.options(events, work.path()), logs.assets(), logs.seconds, shown);
        }
    }
}
