package io.kumoban.datasets.scenario;

import io.kumoban.datasets.Dice;

/**
 * How often something is done and how fast.
 *
 * @param times how often, for each target where there are targets
 * @param spacingMillis from one to the next, and from the last to the next step
 * @param jitter by what share of the spacing a pause may be shorter or longer, 0 to 1
 * @param meanwhile the next step does not wait for it
 */
public record Rhythm(Amount times, long spacingMillis, double jitter, boolean meanwhile) {

    /** The next pause in milliseconds. */
    public long pause(Dice dice) {
        return jitter == 0 ? spacingMillis : dice.around(spacingMillis, jitter);
    }
}
