package io.kumoban.console.command;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.simulator.Happenings;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.attacks.AttackOptions;
import io.kumoban.datasets.simulator.attacks.Attacks;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What attacks a simulated organisation suffers. */
final class AttackArguments {
    @Option(
            names = "--attacks",
            paramLabel = "WHICH",
            description =
                    "Attacks among ordinary life: all scenarios of the library, a number of them to draw, or names"
                        + " with commas ('kumoban data scenarios' lists them). Their records come on top of --events."
                        + " Default: none.")
    @Nullable
    String attacks;

    @Option(
            names = "--stealth",
            paramLabel = "LEVEL",
            description = "How far attackers go to stay unseen: 0, 1, 2, or mix to draw for each. Default: 0.")
    String stealth = "0";

    @Option(
            names = "--attacks-from",
            paramLabel = "DAY",
            description = "The day before which no attack begins, 0 being the first. Default: ${DEFAULT-VALUE}, when"
                    + " detectors have learned.")
    int from = Scenario.USUAL_HISTORY;

    /**
     * The simulation with its attacks, which are played now.
     *
     * @throws CommandFailure when what was asked for makes no sense together
     */
    Simulation simulation(SimulationOptions options) {
        if (attacks == null) {
            return new Simulation(options, Happenings.NONE);
        }
        if (options.families().size() < LogFamily.values().length) {
            throw CommandFailure.wrongUsage("Attacks leave traces in all families; leave out --families.");
        }
        if (from >= options.days()) {
            throw CommandFailure.wrongUsage(
                    "Attacks begin on day %d and there are %d days, counted from 0; give more --days or a smaller --attacks-from."
                            .formatted(from, options.days()));
        }
        AttackOptions wanted = wanted(attacks);
        return new Simulation(options, estate -> new Attacks(wanted, options, estate));
    }

    private AttackOptions wanted(String which) {
        try {
            return new AttackOptions(which, AttackOptions.stealth(stealth), from);
        } catch (IllegalArgumentException refused) {
            throw CommandFailure.wrongUsage(String.valueOf(refused.getMessage()));
        }
    }
}
