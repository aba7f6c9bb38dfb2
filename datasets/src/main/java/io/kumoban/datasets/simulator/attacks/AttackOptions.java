package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which attacks happen in an organisation.
 *
 * @param which {@value #ALL} for each scenario of the library once, a number of scenarios to draw, or names with commas
 * @param stealth the level, 0 to {@value #MOST_STEALTH}; empty to draw one for each
 * @param from the day before which none begins, from 0
 */
public record AttackOptions(String which, OptionalInt stealth, int from) {
    /** The quietest level that every scenario has. */
    public static final int MOST_STEALTH = 2;

    /** Attacks at most in a data set; all their records are held in memory. */
    public static final int MOST_ATTACKS = 1_000;

    private static final String ALL = "all";
    private static final String MIX = "mix";

    public AttackOptions {
        require(
                stealth.isEmpty() || stealth.getAsInt() >= 0 && stealth.getAsInt() <= MOST_STEALTH,
                "a level of stealth from 0 to " + MOST_STEALTH);
        require(from >= 0, "a first day from 0 on");
        int count = count(which);
        require(count >= 1 && count <= MOST_ATTACKS, "1 to " + MOST_ATTACKS + " attacks");
    }

    /**
     * Reads a level of stealth.
     *
     * @throws IllegalArgumentException if it is neither a level nor {@value #MIX}
     */
    public static OptionalInt stealth(String text) {
        String wanted = text.strip();
        if (wanted.equals(MIX)) {
            return OptionalInt.empty();
        }
        if (wanted.matches("\\d") && Integer.parseInt(wanted) <= MOST_STEALTH) {
            return OptionalInt.of(Integer.parseInt(wanted));
        }
        throw new IllegalArgumentException(
                "a level of stealth is 0 to " + MOST_STEALTH + ", or " + MIX + ", not '" + text + "'");
    }

    private static int count(String which) {
        if (which.strip().matches("\\d{1,9}")) {
            return Integer.parseInt(which.strip());
        }
        return which.equals(ALL) ? Scenarios.names().size() : which.split(",", -1).length;
    }

    /**
     * The scenarios in the order in which they are placed.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when there is none of a name
     */
    List<Scenario> scenarios(long seed) {
        if (which.equals(ALL)) {
            return Scenarios.all();
        }
        if (which.strip().matches("\\d{1,9}")) {
            return drawn(Dice.of(seed, "attacks", 0), count(which));
        }
        List<Scenario> named = new ArrayList<>();
        for (String name : which.split(",", -1)) {
            named.add(Scenarios.named(name.strip()));
        }
        return named;
    }

    /** As many as wanted; each scenario once before any comes again. */
    private static List<Scenario> drawn(Dice dice, int count) {
        List<Scenario> library = new ArrayList<>(Scenarios.all());
        List<Scenario> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            for (int i = library.size() - 1; i > 0; i--) {
                Collections.swap(library, i, dice.below(i + 1));
            }
            drawn.addAll(library.subList(0, Math.min(library.size(), count - drawn.size())));
        }
        return drawn;
    }

    /** The level of an attack. */
    int level(Scenario scenario, Dice dice) {
        return stealth.isPresent()
                ? stealth.getAsInt()
                : dice.below(scenario.levels().size());
    }

    /** What was asked for, by name. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("attacks", which);
        described.put("stealth", stealth.isPresent() ? String.valueOf(stealth.getAsInt()) : MIX);
        described.put("attacksFrom", from);
        return described;
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("The choice of attacks takes " + what + ".");
        }
    }
}
