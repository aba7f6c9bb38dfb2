package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.simulator.plan.Cell;

/** What the actors of one hour share: where and when they are, what they can do, and who writes it down. */
record CallHour(
        Cell cell, Keyring keyring, Errands errands, Machines machines, MachineCallers callers, CallWriter writer) {
    private static final double ROOM = 0.7;

    /** How many calls there is room for: most of what nobody has made yet of those that are wanted. */
    int room() {
        return Math.clamp((long) (ROOM * (cell.calls() - writer.records())), 0, Integer.MAX_VALUE);
    }

    Api api(String id) {
        return errands.catalogue().get(id);
    }
}
