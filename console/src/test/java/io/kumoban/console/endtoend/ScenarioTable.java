package io.kumoban.console.endtoend;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.score.IncidentResult;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints which expected types are raised for each scenario and level: of the scenarios named, or of all.
 *
 * <p>Arguments: a folder for the files, the levels in one word as in {@code 012}, then names.
 */
final class ScenarioTable {
    private ScenarioTable() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        ScenarioReplays replays = ScenarioReplays.prepare(Path.of(arguments[0]));
        List<String> names = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : Scenarios.names();
        for (String name : names) {
            Scenario scenario = Scenarios.named(name);
            for (char level : arguments[1].toCharArray()) {
                System.out.println(line(name, replays.replay(scenario, level - '0')));
            }
        }
    }

    /** One line of the table. */
    static String line(String name, IncidentResult line) {
        return "%-34s %d  %5d events  found %d of %d%s%s"
                .formatted(
                        name,
                        line.incident().stealth(),
                        line.incident().events().size(),
                        line.found().size(),
                        line.found().size() + line.missed().size(),
                        line.missed().isEmpty() ? "" : "  MISSED " + String.join(", ", line.missed()),
                        line.further().isEmpty() ? "" : "  also " + String.join(", ", line.further()));
    }
}
