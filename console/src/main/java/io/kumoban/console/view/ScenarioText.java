package io.kumoban.console.view;

import io.kumoban.datasets.scenario.CastRole;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.StepWords;
import java.util.List;

/** What a scenario is, for people. */
public final class ScenarioText {
    private ScenarioText() {}

    /** The list of scenarios. */
    public static Table table(List<Scenario> scenarios) {
        Table table = new Table()
                .column("NAME")
                .shrinking("TITLE")
                .shrinking("TECHNIQUES")
                .number("TYPES")
                .number("LEVELS")
                .column("WITHHELD");
        for (Scenario scenario : scenarios) {
            table.row(
                    scenario.name(),
                    scenario.title(),
                    String.join(", ", scenario.techniques()),
                    String.valueOf(scenario.levels().getFirst().expected().size()),
                    String.valueOf(scenario.levels().size()),
                    scenario.withheld() ? "yes" : "");
        }
        return table;
    }

    /** All of one, with the steps of one level of stealth. */
    public static void print(Screen screen, Scenario scenario, int stealth) {
        screen.heading(scenario.title());
        Paragraph.print(screen, "Name", scenario.name());
        Paragraph.print(screen, "Story", scenario.story());
        Paragraph.print(
                screen,
                "ATT&CK",
                scenario.techniques().isEmpty() ? "nothing hostile" : String.join(", ", scenario.techniques()));
        Paragraph.print(screen, "Needs", Amounts.count(scenario.historyDays(), "day") + " of ordinary life before it");
        if (scenario.withheld()) {
            Paragraph.print(screen, "Withheld", "not looked at while detectors were tuned");
        }
        for (int i = 0; i < scenario.levels().size(); i++) {
            Scenario.Level level = scenario.levels().get(i);
            screen.line();
            Paragraph.print(screen, "Stealth " + i, level.says());
            Paragraph.print(
                    screen,
                    "Expected",
                    level.expected().isEmpty() ? "nothing that can be told" : String.join(", ", level.expected()));
        }
        Scenario.Level level = scenario.levels().get(stealth);
        screen.line();
        for (CastRole role : level.cast()) {
            Paragraph.print(screen, "Cast", role.name() + ": " + cast(role));
        }
        if (!level.habits().isEmpty()) {
            screen.line();
            StepWords.of(level.habits()).forEach(line -> Paragraph.print(screen, "Habit", line));
        }
        screen.line();
        int number = 1;
        for (String line : StepWords.of(level.steps())) {
            boolean inside = line.startsWith(" ");
            Paragraph.print(screen, inside ? "" : "Step " + number++, inside ? "- " + line.strip() : line);
        }
    }

    private static String cast(CastRole role) {
        String choice = switch (role.kind()) {
            case STRANGER -> "a stranger" + (role.choice().equals("none") ? "" : " with " + role.choice());
            case DOMAIN, NAME ->
                role.kind().word() + " "
                        + String.join(
                                " or ",
                                role.from().stream().map(Object::toString).toList());
            case ID -> "an id " + role.choice() + "...";
            default -> role.kind().word() + " (" + role.choice() + ")";
        };
        return choice
                + (role.list().isEmpty() ? "" : ", on the list " + role.list())
                + (role.place().isEmpty() ? "" : ", in " + role.place());
    }
}
