package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.simulator.calls.MachineErrands;
import io.kumoban.datasets.simulator.calls.Machines;
import io.kumoban.datasets.simulator.files.Shelf;
import io.kumoban.datasets.simulator.plan.Cell;
import io.kumoban.datasets.simulator.plan.FlowFields;
import java.util.List;

/** The flow records of an hour. */
public final class Flows {
    private final List<FlowLayout> layouts;
    private final MachineErrands errands;

    public Flows(Estate estate, FlowFields fields, MachineErrands errands) {
        this.layouts = estate.accounts().stream()
                .map((Account account) -> new FlowLayout(fields, account))
                .toList();
        this.errands = errands;
    }

    /** Lives the hour. */
    public void live(Cell cell, Shelf shelf) {
        FlowWriter writer = new FlowWriter(layouts.get(cell.account().index()), shelf);
        Machines machines = new Machines(cell);
        new ErrandTraffic(cell, machines, writer).live(errands);
        new Traffic(cell, machines, writer).live();
    }
}
