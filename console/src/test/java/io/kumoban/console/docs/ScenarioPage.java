package io.kumoban.console.docs;

import io.kumoban.datasets.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** The table of scenarios in docs/scenarios.md, written from the files. */
final class ScenarioPage {
    static final String BEGIN = "<!-- The table below is written by the build from the scenario files. -->\n";

    private ScenarioPage() {}

    /** The page with the table behind its mark written anew. */
    static String of(String page, List<Scenario> scenarios) {
        int mark = page.indexOf(BEGIN);
        if (mark < 0) {
            throw new IllegalStateException("docs/scenarios.md lacks the line " + BEGIN.strip());
        }
        return page.substring(0, mark + BEGIN.length()) + table(scenarios);
    }

    private static String table(List<Scenario> scenarios) {
        StringBuilder table =
                new StringBuilder("\n| scenario | withheld | what happens | ATT&CK | expected when played loudly |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        for (Scenario scenario : scenarios) {
            table.append("| `")
                    .append(scenario.name())
                    .append("` | ")
                    .append(scenario.withheld() ? "yes" : "")
                    .append(" | ")
                    .append(scenario.title())
                    .append(" | ")
                    .append(scenario.techniques().stream()
                            .map(id ->
                                    "[%s](https://attack.mitre.org/techniques/%s/)".formatted(id, id.replace('.', '/')))
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(scenario.levels().getFirst().expected().stream()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining("<br>")))
                    .append(" |\n");
        }
        return table.toString();
    }
}
