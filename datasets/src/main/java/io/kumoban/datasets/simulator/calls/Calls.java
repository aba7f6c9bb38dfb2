package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.simulator.files.Shelf;
import io.kumoban.datasets.simulator.plan.Cell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The CloudTrail records of an hour: everybody lives it in turn, and what machines do all the time fills it up. */
public final class Calls {
    private final Errands errands;
    private final Visits visits;

    /** @param callsAnHour how many calls an account has in a middling hour */
    public Calls(Errands errands, Estate estate, ToDoubleFunction<Account> callsAnHour) {
        this.errands = errands;
        this.visits = new Visits(estate, callsAnHour);
    }

    /**
     * Lives the hour.
     *
     * @param shelves one for each Region, in their order
     */
    public void live(Cell cell, List<Shelf> shelves) {
        Machines machines = new Machines(cell);
        String endpoint = new String(cell.account().things().all(Thing.ENDPOINT)[0], StandardCharsets.UTF_8);
        Dice dice = cell.dice("calls");
        CallHour hour = new CallHour(
                cell,
                new Keyring(cell.account()),
                errands,
                machines,
                new MachineCallers(cell.account(), machines, endpoint),
                new CallWriter(
                        cell.account(),
                        shelves,
                        new Filling(cell.account().number(), cell.account().things(), dice, nobody(cell))));
        new People(hour).live();
        Pipelines pipelines = new Pipelines(hour);
        pipelines.live();
        new MachineCalls(hour).live();
        new Services(hour).live();
        new BrokenJobs(hour).live();
        new VisitCalls(hour, visits).live();
        pipelines.plan();
        new Workloads(hour).live();
    }

    private static Caller nobody(Cell cell) {
        Principal principal =
                new Principal(Principal.Form.SERVICE, cell.account().number(), "", "", "");
        return Caller.of(new Credentials(principal, "", "", 0, 0, "", ""), false);
    }
}
