package io.kumoban.datasets.scenario;

import java.util.List;

/**
 * An attack, told once for every level of stealth.
 *
 * @param name as in {@code leaked-access-key}
 * @param title in a few words
 * @param story what happens and why, for a reader who has never seen such an attack
 * @param techniques ATT&amp;CK ids, empty where nothing hostile is done
 * @param historyDays days of ordinary life that detectors need before it starts
 * @param withheld whether it was not looked at while detectors were tuned, so that it tells what they are worth
 * @param levels from the loudest (0) to the quietest
 */
public record Scenario(
        String name,
        String title,
        String story,
        List<String> techniques,
        int historyDays,
        boolean withheld,
        List<Level> levels) {
    /** Days that learning detectors need, where a scenario does not say otherwise: a week and a day. */
    public static final int USUAL_HISTORY = 8;

    /**
     * The scenario at one level of stealth, with all numbers filled in.
     *
     * @param says how careful the actor is, in a sentence
     * @param expected finding types that a good detector raises
     * @param starts when on the day it begins
     * @param cast who and what takes part, in the order in which they are chosen
     * @param lists entries of threat lists by list, as in {@code popular-domains}, beside those that the cast brings
     * @param habits what somebody in the cast lawfully does on each day of the history, where ordinary life lacks it
     * @param steps what is done
     */
    public record Level(
            String says,
            List<String> expected,
            Start starts,
            List<CastRole> cast,
            List<ListEntries> lists,
            List<Step> habits,
            List<Step> steps) {}

    /** Entries that a list must have for the scenario to be seen. */
    public record ListEntries(String list, List<String> entries) {}

    /** When on the day a scenario begins. */
    public sealed interface Start {
        /** At a time of day, seconds after midnight UTC. */
        record At(long secondOfDay) implements Start {}

        /** An hour after the working day of the first person in the cast begins; at ten where there is none. */
        record WithinWorkingHours() implements Start {}
    }
}
