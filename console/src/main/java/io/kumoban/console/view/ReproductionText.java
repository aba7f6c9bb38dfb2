package io.kumoban.console.view;

import io.kumoban.console.reproduce.Difference;
import io.kumoban.console.reproduce.FieldDifferences;
import io.kumoban.console.reproduce.FindingsComparison;
import io.kumoban.console.run.FoundFinding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a run was reproduced, for people. */
public final class ReproductionText {
    private static final int MOST_THINGS = 20;
    private static final int MOST_FIELDS = 8;

    private ReproductionText() {}

    /** What is not as it was when the run was made. */
    public static void print(Screen screen, List<Difference> differences) {
        Table table = new Table()
                .column("WHAT")
                .column("IS")
                .shrinking("NAME")
                .shrinking("THEN")
                .shrinking("NOW");
        for (Difference one : differences.subList(0, Math.min(MOST_THINGS, differences.size()))) {
            table.row(
                    Table.Cell.of(one.what()),
                    new Table.Cell(one.state().name().toLowerCase(Locale.ROOT), Ink.RED),
                    Table.Cell.of(one.name()),
                    Table.Cell.of(one.then()),
                    Table.Cell.of(one.now()));
        }
        table.print(screen);
        if (differences.size() > MOST_THINGS) {
            screen.line("and " + Amounts.count(differences.size() - MOST_THINGS) + " more");
        }
    }

    /** How the findings of both runs compare. */
    public static void print(Screen screen, FindingsComparison comparison) {
        switch (comparison) {
            case FindingsComparison.Same same ->
                screen.line(screen.ink(Ink.GREEN, "Identical")
                        + ": %s, the same byte for byte, locators aside."
                                .formatted(Amounts.count(same.findings(), "finding")));
            case FindingsComparison.Different different -> print(screen, different);
        }
    }

    private static void print(Screen screen, FindingsComparison.Different different) {
        screen.line(screen.ink(Ink.RED, "Different")
                + ": the first finding that differs is in line %s.".formatted(Amounts.count(different.line())));
        screen.line();
        Paragraph.print(screen, "Then", said(different.then()));
        Paragraph.print(screen, "Now", said(different.now()));
        if (different.then() == null || different.now() == null) {
            return;
        }
        List<FieldDifferences.Field> fields = FieldDifferences.of(different.then(), different.now());
        screen.line();
        Table table = new Table().column("FIELD").shrinking("THEN").shrinking("NOW");
        fields.stream().limit(MOST_FIELDS).forEach(field -> table.row(field.path(), field.then(), field.now()));
        table.print(screen);
        if (fields.size() > MOST_FIELDS) {
            screen.line("and " + Amounts.count(fields.size() - MOST_FIELDS, "field") + " more");
        }
    }

    private static String said(@Nullable JsonNode finding) {
        if (finding == null) {
            return "no further finding";
        }
        FoundFinding found = new FoundFinding(finding);
        return "%s  %s  %s  %s"
                .formatted(
                        Amounts.time(found.firstSeen()),
                        found.type(),
                        found.resource(),
                        found.id().substring(0, Math.min(8, found.id().length())));
    }
}
