package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.simulator.plan.Cell;

/** What the actors of one hour share: where and when they are, what they can do, and who writes it down. */
record CallHour(
        Cell cell, Keyring keyring, Errands errands, Machines machines, MachineCallers callers, CallWriter writer) {

    Api api(String id) {
        return errands.catalogue().get(id);
    }
}
