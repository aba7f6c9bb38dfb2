package io.kumoban.datasets.demo;

import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.attacks.AttackOptions;
import io.kumoban.datasets.simulator.attacks.Attacks;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;

/** What the demo shows: ten days of one simulated account, with intruders in the last two. */
public final class DemoStory {
    /** A week to learn from, and three days more. */
    public static final int DAYS = 10;

    public static final long DEFAULT_SEED = 1;

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final long EVENTS = 250_000;
    private static final Mix MIX = Mix.parse("13:62:25");
    private static final int FIRST_ATTACKS = 8;

    /** Of each kind one: stolen credentials, a watch put out, an intruder inside, malware, and a slip of the owner's. */
    private static final String SCENARIOS = String.join(
            ",",
            "leaked-access-key",
            "instance-key-stolen",
            "evasion-trail-stopped",
            "lateral-movement",
            "mining-pool",
            "generated-names-of-letters",
            "dns-tunnel-iodine",
            "root-sign-in");

    private DemoStory() {}

    /** The account of a seed; the same seed makes the same bytes. */
    public static Simulation of(long seed) {
        SimulationOptions options = new SimulationOptions(
                seed, 1, DAYS, START, EVENTS, MIX, EnumSet.allOf(LogFamily.class), FlowFields.parse("default"));
        AttackOptions attacks = new AttackOptions(SCENARIOS, OptionalInt.of(0), FIRST_ATTACKS);
        return new Simulation(options, estate -> new Attacks(attacks, options, estate));
    }
}
