package io.kumoban.console.score;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import java.time.Duration;

/** A scorecard for people. */
public final class ScorecardText {
    private ScorecardText() {}

    public static void print(Screen screen, Scorecard card) {
        Table table = new Table()
                .shrinking("INCIDENT")
                .column("EXPECTED")
                .column("OUTCOME")
                .column("AFTER");
        for (Scorecard.Line line : card.lines()) {
            add(table, line);
        }
        table.print(screen);
        long found =
                card.lines().stream().mapToLong(line -> line.found().size()).sum();
        long expected = found
                + card.lines().stream().mapToLong(line -> line.missed().size()).sum();
        screen.line();
        screen.line("%s of %s found; %s of %s belong to no incident."
                .formatted(
                        Amounts.count(found),
                        Amounts.count(expected, "expected finding type"),
                        Amounts.count(card.ofNoIncident()),
                        Amounts.count(card.findings(), "finding")));
    }

    private static String after(Duration timeToDetect) {
        return timeToDetect.isZero() ? "at once" : Amounts.span(timeToDetect);
    }

    private static void add(Table table, Scorecard.Line line) {
        String scenario = line.incident().scenario();
        String after = line.timeToDetect().map(ScorecardText::after).orElse("");
        for (String type : line.found()) {
            table.row(
                    Table.Cell.of(scenario),
                    Table.Cell.of(type),
                    new Table.Cell("found", Ink.GREEN),
                    Table.Cell.of(after));
            scenario = "";
            after = "";
        }
        for (String type : line.missed()) {
            table.row(
                    Table.Cell.of(scenario),
                    Table.Cell.of(type),
                    new Table.Cell("missed", Ink.RED),
                    Table.Cell.of(after));
            scenario = "";
            after = "";
        }
        for (String type : line.further()) {
            table.row(
                    Table.Cell.of(scenario),
                    Table.Cell.of(type),
                    new Table.Cell("also", Ink.FAINT),
                    Table.Cell.of(after));
            scenario = "";
            after = "";
        }
        if (!scenario.isEmpty()) {
            table.row(scenario, "nothing", "quiet", "");
        }
    }
}
