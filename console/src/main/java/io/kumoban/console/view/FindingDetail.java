package io.kumoban.console.view;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.FoundGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of one finding, for people. */
public final class FindingDetail {
    private FindingDetail() {}

    /** @param group the group that it is in, if it is in one */
    public static void print(Screen screen, FoundFinding finding, Optional<FoundGroup> group) {
        head(screen, finding);
        group.ifPresent(of -> Paragraph.print(
                screen,
                "Group",
                "%s, with %s"
                        .formatted(
                                GroupText.shortId(of),
                                Amounts.count(of.findings().size() - 1L, "other finding"))));
        pairs(screen, "Resource", finding.resourceDetails());
        pairs(screen, "Action", finding.action());
        signals(screen, finding.signals());
        measures(screen, finding);
        events(screen, finding);
    }

    /** Title, severity, type and the like. */
    public static void head(Screen screen, FoundFinding finding) {
        screen.heading(SafeText.of(finding.title()));
        screen.line(
                screen.ink(Ink.of(finding.severity()), finding.severity().name()) + "  " + SafeText.of(finding.type()));
        screen.line();
        if (!finding.description().isEmpty()) {
            Paragraph.print(screen, "What", finding.description());
        }
        Paragraph.print(screen, "Id", finding.id());
        Paragraph.print(screen, "Account", finding.account() + " " + finding.region());
        Paragraph.print(screen, "Resource", finding.resource());
        Paragraph.print(screen, "Seen", seen(finding));
        if (finding.archived()) {
            Paragraph.print(screen, "Archived", "by a suppression rule, when it was raised first");
        }
        Paragraph.print(screen, "Detector", finding.detector());
        if (!finding.techniques().isEmpty()) {
            Paragraph.print(screen, "ATT&CK", String.join(", ", finding.techniques()));
        }
    }

    /** What was observed, against what is usual. */
    public static void measures(Screen screen, FoundFinding finding) {
        if (finding.observed().isEmpty() && finding.baseline().isEmpty()) {
            return;
        }
        screen.line();
        Table table =
                new Table().column("MEASURE").number("VALUE").column("UNIT").column("");
        add(table, finding.observed(), "observed");
        add(table, finding.baseline(), "usual");
        table.print(screen);
    }

    /** The events that show it. */
    public static void events(Screen screen, FoundFinding finding) {
        List<FoundFinding.Shown> events = finding.evidence();
        if (events.isEmpty()) {
            return;
        }
        screen.line();
        screen.heading("Events");
        for (FoundFinding.Shown event : events) {
            screen.line(SafeText.of(event.time() + "  " + event.id()));
            event.fields().forEach((name, value) -> Paragraph.print(screen, "", name + " = " + value));
            if (!event.file().isEmpty()) {
                screen.line(screen.ink(
                        Ink.FAINT,
                        SafeText.of("              in " + event.file() + " at byte " + Amounts.count(event.offset()))));
            }
        }
    }

    private static void signals(Screen screen, List<FoundFinding.Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        screen.line();
        Table table = new Table()
                .column("SIGNAL (UTC)")
                .column("TYPE")
                .shrinking("NAME")
                .number("SEVERITY")
                .number("COUNT");
        for (FoundFinding.Signal signal : signals) {
            table.row(
                    Amounts.time(signal.firstSeen()),
                    signal.type(),
                    signal.name(),
                    Amounts.value(signal.severity()),
                    Amounts.count(signal.count()));
        }
        table.print(screen);
    }

    private static String seen(FoundFinding finding) {
        String first = Amounts.time(finding.firstSeen());
        return finding.count() == 1
                ? first + " UTC, once"
                : "%s to %s UTC, %s times"
                        .formatted(first, Amounts.time(finding.lastSeen()), Amounts.count(finding.count()));
    }

    private static void pairs(Screen screen, String heading, Map<String, String> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        screen.line();
        screen.heading(heading);
        int widest = pairs.keySet().stream()
                .mapToInt(name -> Width.of(SafeText.of(name)))
                .max()
                .orElse(0);
        pairs.forEach((name, value) -> {
            String label = SafeText.of(name);
            screen.line("  " + label + " ".repeat(widest - Width.of(label)) + "  " + SafeText.of(value));
        });
    }

    private static void add(Table table, List<FoundFinding.Number> numbers, String kind) {
        for (FoundFinding.Number number : numbers) {
            table.row(number.what(), Amounts.value(number.value()), number.unit(), kind);
        }
    }
}
