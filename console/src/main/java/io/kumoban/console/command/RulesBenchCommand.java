package io.kumoban.console.command;

import io.kumoban.console.measure.BenchReport;
import io.kumoban.console.measure.RoutedRules;
import io.kumoban.console.measure.RuleBench;
import io.kumoban.console.rules.RuleEntry;
import io.kumoban.console.view.Amounts;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.time.Duration;
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
    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Mixin
    MeasuredLogs logs = new MeasuredLogs();

    @Option(
            names = "--per-day",
            description =
                    "In the table, also hits and incidents a day: on logs without attacks these are false positives."
                            + " Hits of one rule and one actor within an hour of each other are one incident.")
    boolean perDay;

    @Mixin
    FiguresFormat format = new FiguresFormat();

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
        RuleBench bench = logs.measured(
                common,
                (options, progress) -> RuleBench.of(routed, load, options, logs.assets(), logs.seconds, progress));
        MeasuredLogs.tell(bench.reading(), common::note);
        tell(bench);
        BenchReport report = new BenchReport(bench);
        format.print(common.screen(), screen -> report.print(screen, perDay), report::json, report::csv);
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
}
