package io.kumoban.console.score;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.score.Comparison;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two runs against the same truth, for people. */
public final class ComparisonText {
    private ComparisonText() {}

    public static void print(Screen screen, ScoreReport before, ScoreReport after) {
        Comparison comparison = new Comparison(before.score(), after.score());
        screen.heading("What the second run won and lost");
        measures(before, after).print(screen);
        screen.line();
        screen.line("Incidents: %s won, %s lost. Expected finding types: %s won, %s lost. False positives: %s and %s."
                .formatted(
                        Amounts.count(comparison.won().size()),
                        Amounts.count(comparison.lost().size()),
                        Amounts.count(comparison.typesWon().size()),
                        Amounts.count(comparison.typesLost().size()),
                        Amounts.count(before.score().verdicts().wrong()),
                        Amounts.count(after.score().verdicts().wrong())));
        incidents(screen, "Incidents won", comparison.won());
        incidents(screen, "Incidents lost", comparison.lost());
        types(screen, comparison);
    }

    private static Table measures(ScoreReport before, ScoreReport after) {
        Table table = new Table()
                .column("LEVEL")
                .column("MEASURE")
                .number("FIRST")
                .number("SECOND")
                .number("DIFFERENCE")
                .column("95 %");
        for (Detail detail : Detail.values()) {
            for (Measure measure : Measure.values()) {
                double first = before.value(detail, measure);
                double second = after.value(detail, measure);
                table.row(
                        detail.key(),
                        measure.key(),
                        Shares.text(first),
                        Shares.text(second),
                        Shares.signed(second - first),
                        Shares.signedRange(after.resamples(detail).above(before.resamples(detail), measure)));
            }
        }
        return table;
    }

    private static void incidents(Screen screen, String heading, List<IncidentResult> incidents) {
        if (!incidents.isEmpty()) {
            screen.line();
            screen.heading(heading);
            ScoreText.incidents(screen, incidents);
        }
    }

    private static void types(Screen screen, Comparison comparison) {
        Map<String, long[]> rows = new TreeMap<>();
        comparison.typesWon().forEach(turn -> row(rows, turn.type())[0]++);
        comparison.typesLost().forEach(turn -> row(rows, turn.type())[1]++);
        comparison.falsePositives().forEach((type, alarms) -> {
            row(rows, type)[2] += alarms.gone();
            row(rows, type)[3] += alarms.added();
        });
        if (rows.isEmpty()) {
            return;
        }
        screen.line();
        screen.heading("By finding type");
        Table table = new Table()
                .shrinking("TYPE")
                .number("WON")
                .number("LOST")
                .number("FALSE GONE")
                .number("FALSE ADDED");
        rows.forEach((type, counts) -> table.row(
                type,
                Amounts.count(counts[0]),
                Amounts.count(counts[1]),
                Amounts.count(counts[2]),
                Amounts.count(counts[3])));
        table.print(screen);
    }

    private static long[] row(Map<String, long[]> rows, String type) {
        return rows.computeIfAbsent(type, absent -> new long[4]);
    }
}
