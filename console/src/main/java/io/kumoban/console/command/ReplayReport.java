package io.kumoban.console.command;

import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.replay.RuleFates;
import io.kumoban.console.view.AccountText;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Summary;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.pipeline.RunSummary;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.sink.Outputs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a replay says when it has ended: its gravest findings, then its account. */
final class ReplayReport {
    private final Screen screen;

    ReplayReport(Screen screen) {
        this.screen = screen;
    }

    /** Reads the findings back and shows at most so many. */
    Summary findings(Path file, int most) {
        Summary summary = new Summary(most);
        summary.addAll(file);
        if (summary.total() == 0) {
            screen.line("No findings.");
            return summary;
        }
        summary.print(screen);
        if (summary.hidden() > 0) {
            screen.line(
                    "and %s more, all in %s; --all shows them here".formatted(Amounts.count(summary.hidden()), file));
        }
        return summary;
    }

    /** The account; says so loudly when it does not add up. */
    void account(ReplayRun.Ended ended, Duration learn, Summary findings) {
        RunSummary run = ended.summary();
        AccountText text = new AccountText(screen);
        screen.line();
        if (run.interrupted()) {
            text.row("Interrupted", "what was found until then is written; the rest of the input was not looked at");
        }
        text.row(
                "Findings",
                "%s, the gravest %s"
                        .formatted(
                                Amounts.count(findings.total()),
                                findings.gravest().map(Enum::name).orElse("of none")));
        if (findings.archived() > 0) {
            text.row(
                    "Suppressed",
                    "%s more, put aside by --suppress; 'kumoban findings list --archived' shows them"
                            .formatted(Amounts.count(findings.archived())));
        }
        long insights = run.account().insightsStarted.get();
        if (insights > 0) {
            text.row(
                    "Insights",
                    "%s of unusual API rates began, %s ended"
                            .formatted(
                                    Amounts.count(insights, "episode"),
                                    Amounts.count(run.account().insightsEnded.get())));
        }
        text.input(run.account());
        text.detectors(run.detectors(), learn, seen(run));
        text.throughput(run.account(), ended.wall().toNanos() / 1e9);
        run.warnings().forEach(warning -> text.row("Warning", warning));
    }

    /** What became of Sigma rules; nothing where there are none. */
    void rules(ReplayRun.Ended ended, @Nullable LoadedRules rules) {
        if (rules != null) {
            new AccountText(screen)
                    .rules(RuleFates.of(rules, ended.summary().detectors()), rules.unanchored(), rules.gaveUp());
        }
    }

    /** What was known of where addresses are, and what it means where that is nothing. */
    void places(Places places) {
        new AccountText(screen)
                .row(
                        "Places",
                        places.isEmpty()
                                ? "unknown, for want of --geoip: anomalous-behavior compares networks by their prefix,"
                                        + " and findings name neither country nor network owner"
                                : "%s of addresses%s%s, in %s"
                                        .formatted(
                                                Amounts.count(places.ranges(), "range"),
                                                places.knowsCountries() ? "" : ", without countries",
                                                places.knowsOwners() ? "" : ", without network owners",
                                                Amounts.bytes((double) places.bytes())));
    }

    /** Where the results are. */
    void outputs(Outputs outputs) {
        Path folder = outputs.manifest().toAbsolutePath().getParent();
        String files = Stream.of(
                        outputs.findings(),
                        outputs.insights(),
                        outputs.metrics(),
                        outputs.quarantine(),
                        outputs.nearMisses(),
                        outputs.groups(),
                        outputs.manifest(),
                        outputs.updates(),
                        outputs.scores(),
                        outputs.csv())
                .filter(Objects::nonNull)
                .map(file -> Objects.equals(file.toAbsolutePath().getParent(), folder)
                        ? file.getFileName().toString()
                        : file.toString())
                .collect(Collectors.joining(", "));
        new AccountText(screen)
                .row("Written", "%s: %s".formatted(outputs.manifest().getParent(), files));
    }

    /**
     * Refuses an account with a hole in it.
     *
     * @throws IllegalStateException when a sum does not hold
     */
    static void requireSums(RunAccount account) {
        if (!account.addsUp()) {
            throw new IllegalStateException(
                    "the account of the run does not add up (files %d = %d + %d; records %d = %d + %d + %d + ignored %s)"
                            .formatted(
                                    account.filesFound.get(),
                                    account.filesRead.get(),
                                    account.filesSkipped.get(),
                                    account.recordsRead.get(),
                                    account.processed(),
                                    account.duplicates.get(),
                                    account.quarantined.get(),
                                    account.ignored()));
        }
    }

    private static Duration seen(RunSummary run) {
        return run.lastEvent() < run.firstEvent()
                ? Duration.ZERO
                : Duration.ofMillis(run.lastEvent() - run.firstEvent());
    }
}
