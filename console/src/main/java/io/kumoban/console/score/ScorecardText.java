package io.kumoban.console.score;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Tally;
import java.util.Set;

/** What was found of each of a few incidents, for people. */
public final class ScorecardText {
    private final Table table = new Table()
            .shrinking("INCIDENT")
            .column("EXPECTED")
            .column("OUTCOME")
            .column("AFTER");

    private ScorecardText() {}

    public static void print(Screen screen, Score score) {
        ScorecardText text = new ScorecardText();
        score.incidents().forEach(text::add);
        text.table.print(screen);
        Tally types = score.expectedTypes();
        screen.line();
        screen.line("%s of %s found; %s of %s belong to no incident."
                .formatted(
                        Amounts.count(types.found()),
                        Amounts.count(types.wanted(), "expected finding type"),
                        Amounts.count(score.verdicts().wrong()),
                        Amounts.count(score.verdicts().all(), "finding")));
    }

    private void add(IncidentResult result) {
        Lead lead = new Lead(
                result.incident().scenario(),
                result.timeToDetect().map(Amounts::delay).orElse(""));
        lead = rows(lead, result.found(), "found", Ink.GREEN);
        lead = rows(lead, result.missed(), "missed", Ink.RED);
        lead = rows(lead, result.further(), "also", Ink.FAINT);
        if (!lead.scenario().isEmpty()) {
            table.row(lead.scenario(), "nothing", "quiet", "");
        }
    }

    /** What stands in the first row of an incident only. */
    private record Lead(String scenario, String after) {
        private static final Lead DONE = new Lead("", "");
    }

    private Lead rows(Lead lead, Set<String> types, String outcome, Ink ink) {
        Lead next = lead;
        for (String type : types) {
            table.row(
                    Table.Cell.of(next.scenario()),
                    Table.Cell.of(type),
                    new Table.Cell(outcome, ink),
                    Table.Cell.of(next.after()));
            next = Lead.DONE;
        }
        return next;
    }
}
