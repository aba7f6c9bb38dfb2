package io.kumoban.console.score;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.FalsePositiveRates;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Interval;
import io.kumoban.datasets.score.Measure;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Tally;
import io.kumoban.datasets.score.TimeToDetect;
import io.kumoban.engine.event.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A score for people. */
public final class ScoreText {
    /** Incidents below which an interval tells little, as it is drawn from so few. */
    private static final int FEW = 20;

    private static final int MOST_MISSED = 20;
    private static final int MILLIS = 1000;

    private final Screen screen;

    private ScoreText(Screen screen) {
        this.screen = screen;
    }

    public static void print(Screen screen, ScoreReport report) {
        ScoreText text = new ScoreText(screen);
        Score score = report.score();
        text.levels(report);
        text.sums(report);
        text.missed(score);
        new ScoreTables(screen).print(report);
    }

    private void levels(ScoreReport report) {
        screen.heading("Detection quality");
        Table table = new Table().column("LEVEL");
        for (Measure measure : Measure.values()) {
            table.number(measure.name()).column("95 %");
        }
        for (Detail detail : Detail.values()) {
            Table.Cell[] cells = new Table.Cell[1 + 2 * Measure.values().length];
            cells[0] = Table.Cell.of(detail.key());
            for (Measure measure : Measure.values()) {
                int at = 1 + 2 * measure.ordinal();
                cells[at] = Table.Cell.of(Shares.text(report.value(detail, measure)));
                cells[at + 1] = new Table.Cell(Shares.range(report.interval(detail, measure)), Ink.FAINT);
            }
            table.row(cells);
        }
        table.print(screen);
    }

    private void sums(ScoreReport report) {
        Score score = report.score();
        Tally incidents = score.incident().total();
        Tally types = score.expectedTypes();
        screen.line();
        screen.line("%s of %s and %s of %s found."
                .formatted(
                        Amounts.count(incidents.found()),
                        Amounts.count(incidents.wanted(), "incident"),
                        Amounts.count(types.found()),
                        Amounts.count(types.wanted(), "expected finding type")));
        screen.line("%s: %s right, %s about an incident that does not expect their type, %s of no incident."
                .formatted(
                        Amounts.count(score.verdicts().all(), "finding"),
                        Amounts.count(score.verdicts().right()),
                        Amounts.count(score.verdicts().further()),
                        Amounts.count(score.verdicts().wrong())));
        screen.line(timeToDetect(score.timeToDetect()));
        screen.line(rates(score.rates(), report.falsePositives()));
        if (incidents.wanted() > 0 && incidents.wanted() < FEW) {
            screen.line(screen.ink(
                    Ink.FAINT,
                    "The intervals are drawn from %s; of so few they tell little."
                            .formatted(Amounts.count(incidents.wanted(), "incident"))));
        }
    }

    private static String timeToDetect(TimeToDetect time) {
        String unknown = time.unknown() == 0
                ? ""
                : " (not known of %s, found by findings that are older)"
                        .formatted(Amounts.count(time.unknown(), "incident"));
        if (time.median().isEmpty() || time.p90().isEmpty()) {
            return "Time to detect: not known" + unknown + ".";
        }
        return "Time to detect: median %s, ninetieth percentile %s%s."
                .formatted(
                        Amounts.delay(time.median().get()),
                        Amounts.delay(time.p90().get()),
                        unknown);
    }

    private static String rates(FalsePositiveRates rates, Optional<Interval> interval) {
        if (rates.accountDays() == 0) {
            return "False positives per account-day: not known, since no day is without an incident.";
        }
        String bySeverity = Arrays.stream(Severity.values())
                .map(severity -> severity.name() + " " + Amounts.value(rates.of(severity)))
                .collect(Collectors.joining(", "));
        return "False positives per account-day: %s %s on %s without an incident%s; %s."
                .formatted(
                        Amounts.value(rates.all()),
                        Shares.range(interval),
                        Amounts.count(rates.accountDays(), "account-day"),
                        rates.ofDataSet() ? "" : " (counted between the first and the last known time)",
                        bySeverity);
    }

    private void missed(Score score) {
        List<IncidentResult> missed = score.incidents().stream()
                .filter(result -> result.wanted() && !result.isFound())
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        screen.line();
        screen.heading("Missed incidents");
        incidents(screen, missed);
    }

    /** A table of some incidents. */
    static void incidents(Screen screen, List<IncidentResult> incidents) {
        Table table = new Table()
                .column("BEGAN (UTC)")
                .shrinking("SCENARIO")
                .number("STEALTH")
                .column("ACCOUNT")
                .shrinking("EXPECTED");
        incidents.stream()
                .limit(MOST_MISSED)
                .forEach(result -> table.row(
                        Amounts.time(result.incident().from() * MILLIS),
                        result.incident().scenario(),
                        Amounts.count(result.incident().stealth()),
                        result.incident().account(),
                        String.join(", ", result.incident().expectedTypes())));
        table.print(screen);
        if (incidents.size() > MOST_MISSED) {
            screen.line("... and %s more.".formatted(Amounts.count(incidents.size() - MOST_MISSED)));
        }
    }
}
