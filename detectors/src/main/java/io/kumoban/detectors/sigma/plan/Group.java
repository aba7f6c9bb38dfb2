package io.kumoban.detectors.sigma.plan;

/** Atoms of one slot that are worked out together, at most once an event. Immutable. */
abstract class Group {
    final int slot;

    Group(int slot) {
        this.slot = slot;
    }

    /** How it works values out, in a word or two for people. */
    abstract String method();

    /**
     * Marks all units that are true of the event that a matcher is at.
     *
     * @param group the number of this group
     */
    abstract void run(PlanMatcher at, int group);
}
