package io.kumoban.console.command;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.ScenarioFile;
import io.kumoban.datasets.scenario.file.Scenarios;
import java.nio.file.Path;

/** Finds the scenario that the user means: one of the library, or a file of their own. */
final class ScenarioSource {
    private ScenarioSource() {}

    /**
     * The scenario of that name, or in that file, whose name ends in {@code .yaml} or {@code .yml}.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when there is none or the file has mistakes
     */
    static Scenario named(String nameOrFile) {
        return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")
                ? ScenarioFile.read(Path.of(nameOrFile))
                : Scenarios.named(nameOrFile);
    }

    /**
     * Refuses a level that the scenario does not have.
     *
     * @throws CommandFailure then
     */
    static void requireLevel(Scenario scenario, int stealth) {
        int most = scenario.levels().size() - 1;
        if (stealth < 0 || stealth > most) {
            throw CommandFailure.wrongUsage("The scenario " + scenario.name() + " has the levels of stealth 0 to "
                    + most + ", not " + stealth + "; choose one of these with --stealth.");
        }
    }
}
