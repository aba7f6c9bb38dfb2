package io.kumoban.console.behaviour;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.query.FirstSeen;
import io.kumoban.engine.graph.query.Lineage;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Neighbours;
import io.kumoban.engine.graph.query.Paths;
import io.kumoban.engine.graph.query.Profile;
import java.util.List;
import java.util.Locale;

/** Answers of the behaviour graph for people. */
public final class AnswerText {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final int HOURS = 24;
    private static final String SHADES = " .:-=+*#%@";

    private AnswerText() {}

    public static void print(Screen screen, Neighbours.Answer answer) {
        Table table = new Table()
                .column("RELATION")
                .column("KIND")
                .shrinking("NAME")
                .number("COUNT")
                .number("BYTES")
                .column("FIRST (UTC)")
                .column("LAST (UTC)");
        answer.relations()
                .forEach(relation -> table.row(
                        arrow(relation.kind(), relation.out()),
                        relation.other().kind().word(),
                        relation.other().name(),
                        Amounts.count(relation.count()),
                        relation.bytes() == 0 ? "" : Amounts.bytes((double) relation.bytes()),
                        Amounts.time(relation.first()),
                        Amounts.time(relation.last())));
        table.print(screen);
        if (answer.all() > answer.relations().size()) {
            screen.line("and %s more; --limit shows them"
                    .formatted(Amounts.count(answer.all() - answer.relations().size())));
        }
    }

    public static void print(Screen screen, Nearness.Answer answer) {
        Table table = new Table()
                .number("SCORE")
                .number("STEPS")
                .column("KIND")
                .shrinking("NAME")
                .shrinking("VIA");
        answer.places()
                .forEach(place -> table.row(
                        String.format(Locale.ROOT, "%.4f", place.score()),
                        Integer.toString(place.steps()),
                        place.node().kind().word(),
                        place.node().name(),
                        place.via().toString()));
        table.print(screen);
        if (answer.all() > answer.places().size()) {
            screen.line("and %s more; --limit shows them"
                    .formatted(Amounts.count(answer.all() - answer.places().size())));
        }
    }

    /** Each step as a sentence says more than a table. */
    public static void print(Screen screen, Paths.Answer answer, boolean inTimeOrder) {
        int number = 0;
        for (Paths.Path path : answer.paths()) {
            screen.heading(
                    "Path %d, %s".formatted(++number, Amounts.count(path.steps().size(), "step")));
            screen.line("  " + SafeText.of(path.steps().getFirst().from().toString()));
            for (Paths.Step step : path.steps()) {
                screen.line("    %s %s"
                        .formatted(
                                arrow(step.kind(), step.forward()),
                                SafeText.of(step.to().toString())));
                screen.line("        %s, %s to %s%s"
                        .formatted(
                                Amounts.count(step.count(), "event"),
                                Amounts.time(step.first()),
                                Amounts.time(step.last()),
                                inTimeOrder ? "; taken at " + Amounts.time(step.at()) : ""));
            }
        }
    }

    public static void print(Screen screen, Lineage lineage) {
        links(screen, "Where it came from", lineage.origins());
        links(screen, "What came of it", lineage.descendants());
        if (lineage.cut()) {
            screen.line("There is more than is shown; --limit shows it.");
        }
    }

    private static void links(Screen screen, String heading, List<Lineage.Link> links) {
        screen.heading(heading);
        if (links.isEmpty()) {
            screen.line("  nothing that the graph knows");
            return;
        }
        Table table = new Table()
                .number("DEPTH")
                .shrinking("FROM")
                .column("RELATION")
                .shrinking("TO")
                .number("COUNT")
                .column("FIRST (UTC)")
                .column("LAST (UTC)");
        links.forEach(link -> table.row(
                Integer.toString(link.depth()),
                link.from().toString(),
                link.kind().word(),
                link.to().toString(),
                Amounts.count(link.count()),
                Amounts.time(link.first()),
                Amounts.time(link.last())));
        table.print(screen);
    }

    public static void print(Screen screen, List<FirstSeen> events) {
        Table table = new Table()
                .column("FIRST SEEN (UTC)")
                .shrinking("FROM")
                .column("RELATION")
                .shrinking("TO");
        events.forEach(event -> table.row(
                Amounts.time(event.time()),
                event.source().toString(),
                event.kind().word(),
                event.target().toString()));
        table.print(screen);
    }

    public static void print(Screen screen, Profile profile) {
        screen.heading(SafeText.of(profile.node().toString()));
        if (profile.kinds().isEmpty()) {
            screen.line("  nothing in this window");
            return;
        }
        screen.line("  %s to %s UTC".formatted(Amounts.time(profile.first()), Amounts.time(profile.last())));
        screen.line();
        Table table = new Table()
                .column("RELATION")
                .number("OTHERS")
                .number("EDGES")
                .number("COUNT")
                .number("BYTES");
        profile.kinds()
                .forEach(kind -> table.row(
                        arrow(kind.kind(), kind.out()),
                        Amounts.count(kind.others()),
                        Amounts.count(kind.edges()),
                        Amounts.count(kind.count()),
                        kind.bytes() == 0 ? "" : Amounts.bytes((double) kind.bytes())));
        table.print(screen);
        screen.line();
        week(screen, profile.hoursOfWeek());
    }

    /** A character an hour, the darker the more edges were active in it. */
    private static void week(Screen screen, List<Long> hours) {
        long most = hours.stream().mapToLong(Long::longValue).max().orElse(0);
        screen.line("     0     6     12    18     edges with events, by hour of the week (UTC); @ is %s"
                .formatted(Amounts.count(most)));
        for (int day = 0; day < DAYS.length; day++) {
            StringBuilder line = new StringBuilder(DAYS[day]).append("  ");
            for (int hour = 0; hour < HOURS; hour++) {
                long count = hours.get(day * HOURS + hour);
                int shade = most == 0 ? 0 : (int) Math.ceilDiv(count * (SHADES.length() - 1), most);
                line.append(SHADES.charAt(shade));
            }
            screen.line(line.toString().stripTrailing());
        }
    }

    private static String arrow(EdgeKind kind, boolean out) {
        return out ? "-" + kind.word() + "->" : "<-" + kind.word() + "-";
    }
}
