package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;

/**
 * Something wrong with a rule.
 *
 * @param place    where
 * @param rule     its title, or empty when it has none
 * @param sentence what is wrong
 * @param mend     what to do about it
 */
public record Problem(Effect effect, Place place, String rule, String sentence, String mend) {
    /** What follows from a problem. */
    public enum Effect {
        /** The rule is not used. */
        REFUSED,
        /** The rule is used all the same. */
        NOTED
    }

    @Override
    public String toString() {
        return place + ": " + sentence + (mend.isEmpty() ? "" : "; " + mend);
    }
}
