package io.kumoban.console.investigate;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.GroupText;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Paragraph;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.graph.query.Nearness;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An investigation for people. */
public final class InvestigationText {
    private static final int MOST_MOMENTS = 60;
    private static final int MOST_APIS = 10;

    private InvestigationText() {}

    public static void print(Screen screen, Investigation investigation) {
        screen.heading(SafeText.of(investigation.subject()));
        screen.line(screen.ink(
                        Ink.of(investigation.severity()),
                        investigation.severity().name())
                + "  %s to %s UTC, %s, %s"
                        .formatted(
                                Amounts.time(investigation.from()),
                                Amounts.time(investigation.to()),
                                Amounts.count(investigation.findings().size(), "finding"),
                                Amounts.count(investigation.groups().size(), "group")));
        indicators(screen, investigation.indicators());
        findings(screen, investigation.findings());
        for (FoundGroup group : investigation.groups()) {
            screen.line();
            Paragraph.print(screen, "Group " + GroupText.shortId(group), group.summary());
        }
        entities(screen, investigation);
        near(screen, investigation.near());
        if (investigation.activity() != null) {
            activity(screen, investigation.activity());
        }
        timeline(screen, investigation.timeline());
        screen.line();
        investigation.nextSteps().forEach(step -> Paragraph.print(screen, "Next", step));
    }

    private static void indicators(Screen screen, List<Indicator> indicators) {
        if (indicators.isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table()
                .column("INDICATOR")
                .column("TIME (UTC)")
                .shrinking("WHAT")
                .column("");
        indicators.forEach(indicator -> table.row(
                indicator.kind().words(),
                Amounts.time(indicator.time()),
                indicator.detail(),
                indicator.isNewForAccount() ? "new for the account" : ""));
        table.print(screen);
    }

    private static void findings(Screen screen, List<FoundFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table()
                .column("FINDING (UTC)")
                .column("SEVERITY")
                .shrinking("TYPE")
                .shrinking("RESOURCE")
                .column("ID");
        findings.forEach(finding -> table.row(
                Table.Cell.of(Amounts.time(finding.firstSeen())),
                new Table.Cell(finding.severity().name(), Ink.of(finding.severity())),
                Table.Cell.of(finding.type()),
                Table.Cell.of(finding.resource()),
                Table.Cell.of(finding.id().substring(0, Math.min(8, finding.id().length())))));
        table.print(screen);
    }

    private static void entities(Screen screen, Investigation investigation) {
        if (investigation.entities().isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table().column("NAMED WITH IT").shrinking("NAME").number("FINDINGS");
        investigation
                .entities()
                .forEach((entity, count) -> table.row(entity.kind().word(), entity.name(), Amounts.count(count)));
        table.print(screen);
    }

    private static void near(Screen screen, List<Nearness.Place> near) {
        if (near.isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table()
                .column("ALSO LOOK AT")
                .shrinking("NAME")
                .number("STEPS")
                .shrinking("VIA");
        near.forEach(place -> table.row(
                place.node().kind().word(),
                place.node().name(),
                Integer.toString(place.steps()),
                place.via().toString()));
        table.print(screen);
    }

    private static void activity(Screen screen, Activity activity) {
        screen.line();
        Paragraph.print(
                screen,
                "Activity",
                "%s, %s failed; before that %s on %s"
                        .formatted(
                                Amounts.count(activity.events(), "event"),
                                Amounts.count(activity.failed()),
                                Amounts.count(activity.before(), "event"),
                                Amounts.count(activity.daysBefore(), "day")));
        Paragraph.print(
                screen,
                "Mostly",
                activity.apis().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_APIS)
                        .map(api -> api.getKey() + " " + Amounts.count(api.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static void timeline(Screen screen, List<Moment> timeline) {
        if (timeline.isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table()
                .column("TIMELINE (UTC)")
                .column("")
                .shrinking("WHAT")
                .shrinking("FROM OR ON")
                .number("COUNT");
        for (Moment moment : timeline.subList(0, Math.min(MOST_MOMENTS, timeline.size()))) {
            table.row(
                    Table.Cell.of(Amounts.time(moment.time())),
                    moment.severity() == null
                            ? Table.Cell.of("")
                            : new Table.Cell(moment.severity().name(), Ink.of(moment.severity())),
                    Table.Cell.of(moment.what()),
                    Table.Cell.of(moment.from()),
                    Table.Cell.of(Amounts.count(moment.count())));
        }
        table.print(screen);
        if (timeline.size() > MOST_MOMENTS) {
            screen.line("and %s more; --format json has them".formatted(Amounts.count(timeline.size() - MOST_MOMENTS)));
        }
    }
}
