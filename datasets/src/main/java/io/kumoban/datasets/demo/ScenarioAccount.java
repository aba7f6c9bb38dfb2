package io.kumoban.datasets.demo;

import io.kumoban.datasets.account.CompanyWorld;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.account.Life;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.play.Play;
import io.kumoban.datasets.scenario.play.Player;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo's account with one scenario in it, in place of the demo's own incidents. */
public final class ScenarioAccount {
    private static final int LEAST_DAYS = DemoOptions.DEFAULT.days();

    private ScenarioAccount() {}

    /** What was written, and what was played. */
    public record Written(DemoSummary summary, Play play) {}

    /**
     * Plays the scenario into a ledger without ordinary life.
     *
     * @param stealth the level, from 0
     * @param day on which it begins, 0 for the account's first
     * @throws IllegalArgumentException when the level does not exist or the account lacks a part of the cast
     */
    public static Play play(Scenario scenario, int stealth, long seed, int day, Ledger ledger) {
        long start = DemoOptions.DEFAULT.start().getEpochSecond();
        return new Player(new CompanyWorld(seed, start), ledger)
                .play(scenario, stealth, start + day * Day.LENGTH, seed, 0);
    }

    /**
     * Writes the account without anything out of the ordinary.
     *
     * @param folder made if absent, else empty
     */
    public static DemoSummary writeQuiet(Path folder, DemoOptions options) {
        Recipe recipe =
                Recipe.labelled("quiet", Map.of(), List.of(), List.of(), Life.all(), (day, ledger) -> List.of());
        return DemoAccount.write(folder, options, Runtime.getRuntime().availableProcessors(), recipe);
    }

    /**
     * Writes what the scenario alone leaves in the logs, without ordinary life around it, with its lists and places.
     *
     * @param folder made if absent, else empty
     * @param stealth the level, from 0
     * @param day on which the scenario begins, 0 for the first
     */
    public static Written writeAlone(Path folder, Scenario scenario, int stealth, long seed, int day) {
        return write(folder, scenario, stealth, seed, day, false);
    }

    /**
     * Writes the account: ordinary life from the first day to the day after the scenario's last, with logs, truth,
     * context, lists and, where a detector needs it, a database of places.
     *
     * @param folder made if absent, else empty
     * @param stealth the level, from 0
     * @param day on which the scenario begins, 0 for the first
     * @throws IllegalArgumentException when the folder holds something, the level does not exist, or the account lacks a
     *     part of the cast
     * @throws java.io.UncheckedIOException when the folder cannot be written
     */
    public static Written write(Path folder, Scenario scenario, int stealth, long seed, int day) {
        return write(folder, scenario, stealth, seed, day, true);
    }

    private static Written write(
            Path folder, Scenario scenario, int stealth, long seed, int day, boolean amongOrdinaryLife) {
        Play play = play(scenario, stealth, seed, day, new Ledger());
        long start = DemoOptions.DEFAULT.start().getEpochSecond();
        int lastDay = (int) Math.floorDiv(play.incident().to() - start, Day.LENGTH);
        int days = Math.max(LEAST_DAYS, lastDay + 2);
        Recipe recipe = Recipe.labelled(
                "scenario",
                Map.of("scenario", scenario.name(), "stealth", stealth, "day", day),
                play.lists().entrySet().stream()
                        .map(list -> new Recipe.ThreatList(
                                list.getKey(),
                                "What must be known for the scenario to be seen.",
                                List.copyOf(list.getValue())))
                        .toList(),
                play.places(),
                amongOrdinaryLife ? Life.all() : List.of(),
                (today, ledger) -> today.index() == day
                        ? List.of(play(scenario, stealth, seed, day, ledger).incident())
                        : List.of());
        DemoOptions options = new DemoOptions(seed, days, DemoOptions.DEFAULT.start());
        int threads = Runtime.getRuntime().availableProcessors();
        return new Written(DemoAccount.write(folder, options, threads, recipe), play);
    }
}
