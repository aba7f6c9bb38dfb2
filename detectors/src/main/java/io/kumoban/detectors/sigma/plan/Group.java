package io.kumoban.detectors.sigma.plan;

/** Atoms of one slot that are worked out together, at most once an event. Immutable. */
abstract class Group {
    final int slot;

    Group(int slot) {
        this.slot = slot;
    }

    /** Marks all units that are true of the event that a matcher is at. */
    abstract void run(PlanMatcher at);
}
