package io.kumoban.console.score;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.score.Level;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Tally;
import java.util.SortedMap;

/** A score taken apart: by stealth, technique, scenario, finding type and detector. */
record ScoreTables(Screen screen) {
    /** Writes those tables that have rows. */
    void print(ScoreReport report) {
        Score score = report.score();
        stealth(report);
        groups("By technique", "TECHNIQUE", score.byTechnique());
        groups("By scenario", "SCENARIO", score.byScenario());
        types(score);
        rankings(report);
    }

    private void stealth(ScoreReport report) {
        Table table = new Table()
                .column("STEALTH")
                .number("INCIDENTS")
                .number("FOUND")
                .number("RECALL")
                .column("95 %");
        report.score().byStealth().forEach((stealth, level) -> {
            Tally tally = level.total();
            table.row(
                    stealth.toString(),
                    Amounts.count(tally.wanted()),
                    Amounts.count(tally.found()),
                    Shares.text(tally.recall()),
                    Shares.range(report.stealthRecall(stealth)));
        });
        section("By stealth", table);
    }

    private void groups(String heading, String column, SortedMap<String, Level> groups) {
        Table table = new Table()
                .shrinking(column)
                .number("INCIDENTS")
                .number("FOUND")
                .number("RECALL");
        groups.forEach((key, level) -> {
            Tally tally = level.total();
            table.row(key, Amounts.count(tally.wanted()), Amounts.count(tally.found()), Shares.text(tally.recall()));
        });
        section(heading, table);
    }

    private void types(Score score) {
        Table table = new Table()
                .shrinking("TYPE")
                .number("EXPECTED")
                .number("FOUND")
                .number("RECALL")
                .number("RIGHT")
                .number("FURTHER")
                .number("WRONG")
                .number("PRECISION");
        score.byType().forEach((type, result) -> {
            Tally tally = result.incidents();
            table.row(
                    type,
                    Amounts.count(tally.wanted()),
                    Amounts.count(tally.found()),
                    Shares.text(tally.recall()),
                    Amounts.count(tally.right()),
                    Amounts.count(result.further()),
                    Amounts.count(tally.wrong()),
                    Shares.text(tally.precision()));
        });
        section("By finding type", table);
    }

    private void rankings(ScoreReport report) {
        Table table = new Table()
                .column("DETECTOR")
                .number("ROC AUC")
                .number("PR AUC")
                .number("POSITIVE")
                .number("NEGATIVE")
                .number("NOT JUDGED");
        report.rankings()
                .forEach((detector, ranking) -> table.row(
                        detector,
                        Shares.text(ranking.rocAuc()),
                        Shares.text(ranking.prAuc()),
                        Amounts.count(ranking.positives()),
                        Amounts.count(ranking.negatives()),
                        Amounts.count(ranking.unknown())));
        section("Scores", table);
    }

    private void section(String heading, Table table) {
        if (!table.isEmpty()) {
            screen.line();
            screen.heading(heading);
            table.print(screen);
        }
    }
}
