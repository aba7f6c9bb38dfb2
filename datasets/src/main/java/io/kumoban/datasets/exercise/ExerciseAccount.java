package io.kumoban.datasets.exercise;

import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import io.kumoban.datasets.truth.Incident;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * An account in which one attack is to be found out. The same name and seed give the same account and the same truth,
 * which is worked out from the story itself and written nowhere.
 */
public final class ExerciseAccount {
    private static final Map<String, LongFunction<Exercise>> STORIES = stories();

    private final Exercise exercise;
    private final DemoOptions options;
    private final Day day;

    private ExerciseAccount(Exercise exercise, long seed) {
        this.exercise = exercise;
        options = DemoOptions.DEFAULT.withSeed(seed);
        day = new Day(seed, exercise.day(), options.start().getEpochSecond() + exercise.day() * Day.LENGTH);
    }

    private static Map<String, LongFunction<Exercise>> stories() {
        Map<String, LongFunction<Exercise>> stories = new LinkedHashMap<>();
        stories.put("eighth-night", EighthNight::drawn);
        stories.put("leaked-key", LeakedKey::drawn);
        stories.put("role-chain", RoleChain::drawn);
        stories.put("noisy-rule", NightlyInventory::drawn);
        stories.put("dns-tunnel", DnsTunnel::drawn);
        return stories;
    }

    /** The names of all stories, the easier ones first. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(STORIES.keySet());
    }

    /**
     * The account of a story.
     *
     * @throws IllegalArgumentException when there is no such story
     */
    public static ExerciseAccount of(String story, long seed) {
        LongFunction<Exercise> drawn = STORIES.get(story);
        if (drawn == null) {
            throw new IllegalArgumentException("there is no story '" + story + "' among " + STORIES.keySet());
        }
        return new ExerciseAccount(drawn.apply(seed), seed);
    }

    /**
     * Writes the logs and what a replay needs beside them.
     *
     * @param folder made if absent, else empty
     * @throws IllegalArgumentException if the folder holds something
     */
    public DemoSummary write(Path folder) {
        return DemoAccount.write(folder, options, exercise);
    }

    /** What is true of the attack; see {@link Exercise#facts}. */
    public Map<String, String> facts() {
        return exercise.facts(day);
    }

    /** The attack's label. */
    public Incident incident() {
        return exercise.strike(day, new Ledger());
    }
}
