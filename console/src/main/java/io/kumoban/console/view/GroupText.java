package io.kumoban.console.view;

import io.kumoban.console.run.FoundGroup;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Finding groups for people: a list, the gravest first, or all of one. */
public final class GroupText {
    private static final Comparator<FoundGroup> GRAVEST_FIRST = Comparator.comparing(FoundGroup::severity)
            .reversed()
            .thenComparing(group -> -group.findings().size())
            .thenComparingLong(FoundGroup::from)
            .thenComparing(FoundGroup::id);

    private GroupText() {}

    /** A line for each group. */
    public static void list(Screen screen, List<FoundGroup> groups) {
        Table table = new Table()
                .column("FROM (UTC)")
                .number("LASTS")
                .column("SEVERITY")
                .number("FINDINGS")
                .column("ID")
                .shrinking("TIED BY")
                .shrinking("TACTICS");
        for (FoundGroup group : groups.stream().sorted(GRAVEST_FIRST).toList()) {
            table.row(
                    Table.Cell.of(Amounts.time(group.from())),
                    Table.Cell.of(Amounts.span(Duration.ofMillis(Math.max(0, group.to() - group.from())))),
                    new Table.Cell(group.severity().name(), Ink.of(group.severity())),
                    Table.Cell.of(Amounts.count(group.findings().size())),
                    Table.Cell.of(shortId(group)),
                    Table.Cell.of(group.entities().stream()
                            .max(Comparator.comparingLong(FoundGroup.Tie::findings))
                            .map(tie -> tie.kind() + " " + tie.name())
                            .orElse("")),
                    Table.Cell.of(String.join(", ", group.tactics())));
        }
        table.print(screen);
    }

    /** The summary, the findings in their order, and what ties them together. */
    public static void print(Screen screen, FoundGroup group) {
        screen.line(
                screen.ink(Ink.of(group.severity()), group.severity().name()) + "  group " + SafeText.of(group.id()));
        screen.line();
        Paragraph.print(screen, "Summary", group.summary());
        screen.line();
        Table findings = new Table()
                .column("TIME (UTC)")
                .column("SEVERITY")
                .shrinking("TYPE")
                .shrinking("RESOURCE")
                .column("ID");
        for (FoundGroup.Member member : group.findings()) {
            findings.row(
                    member.time(),
                    member.severity(),
                    member.type(),
                    member.resource(),
                    member.id().substring(0, Math.min(8, member.id().length())));
        }
        findings.print(screen);
        screen.line();
        Table ties = new Table().column("TIED BY").shrinking("NAME").number("FINDINGS");
        group.entities().stream()
                .sorted(Comparator.comparingLong(FoundGroup.Tie::findings).reversed())
                .forEach(tie -> ties.row(tie.kind(), tie.name(), Amounts.count(tie.findings())));
        ties.print(screen);
    }

    /** As much of an id as people need. */
    public static String shortId(FoundGroup group) {
        return group.id().substring(0, Math.min(8, group.id().length()));
    }
}
