package io.kumoban.datasets.simulator;

import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.FlowRecord;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.calls.Calls;
import io.kumoban.datasets.simulator.calls.Errands;
import io.kumoban.datasets.simulator.calls.MachineErrands;
import io.kumoban.datasets.simulator.files.Kind;
import io.kumoban.datasets.simulator.files.Outlet;
import io.kumoban.datasets.simulator.files.Shelf;
import io.kumoban.datasets.simulator.files.Workshop;
import io.kumoban.datasets.simulator.flows.Flows;
import io.kumoban.datasets.simulator.plan.Budgets;
import io.kumoban.datasets.simulator.plan.Cell;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.simulator.queries.Queries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** An organisation and its ordinary life. Cells may be made from several threads at once and in any order. */
public final class Simulation {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final SimulationOptions options;
    private final Happenings happenings;
    private final Budgets budgets;
    private final Estate estate;
    private final Calls calls;
    private final Flows flows;
    private final Queries queries;

    /** Founds the organisation. */
    public Simulation(SimulationOptions options, Happenings happenings) {
        this(options, estate -> happenings);
    }

    /**
     * Founds the organisation.
     *
     * @param happenings makes what happens beside ordinary life in it
     */
    public Simulation(SimulationOptions options, Function<Estate, Happenings> happenings) {
        this.options = options;
        budgets = new Budgets(options);
        estate = Estate.of(options.seed(), options.accounts(), budgets::size);
        this.happenings = happenings.apply(estate);
        Errands errands = Errands.read();
        MachineErrands ofMachines = new MachineErrands(errands);
        calls = new Calls(errands, estate, budgets::callsAnHour);
        flows = new Flows(estate, options.flowFields(), ofMachines);
        queries = new Queries(options.seed(), estate, ofMachines);
    }

    public SimulationOptions options() {
        return options;
    }

    public Estate estate() {
        return estate;
    }

    /** What happens beside ordinary life. */
    Happenings happenings() {
        return happenings;
    }

    /** How many cells there are; hour by hour, and in each hour account by account. */
    public long cells() {
        return (long) options.accounts() * options.hours();
    }

    /** The cell of a number. */
    public Cell cell(long number) {
        Account account = estate.accounts().get((int) (number % options.accounts()));
        return budgets.cell(account, (int) (number / options.accounts()));
    }

    /** Makes a cell and hands its files to the outlet. */
    CellReport live(Cell cell, Outlet outlet, Workshop workshop) {
        Tally tally = new Tally();
        List<LogRecord> beside = happenings.records(cell);
        List<Shelf> ofCalls = Arrays.stream(Region.values())
                .map(region -> new Shelf(
                        Kind.calls(cell.account(), region.id()),
                        outlet,
                        workshop,
                        cell.start(),
                        cell.dice("files/" + region)))
                .toList();
        Shelf ofFlows = new Shelf(
                Kind.flows(cell.account(), options.flowFields().header(), options.flowFormat()),
                outlet,
                workshop,
                cell.start(),
                cell.dice("files/flows"));
        Shelf ofQueries =
                new Shelf(Kind.queries(cell.account()), outlet, workshop, cell.start(), cell.dice("files/queries"));
        make(LogFamily.CALLS, tally, ofCalls, () -> {
            calls.live(cell, ofCalls);
            deliver(beside, LogFamily.CALLS, ofCalls);
        });
        make(LogFamily.FLOWS, tally, List.of(ofFlows), () -> {
            flows.live(cell, ofFlows);
            deliver(beside, LogFamily.FLOWS, List.of(ofFlows));
        });
        make(LogFamily.DNS, tally, List.of(ofQueries), () -> {
            queries.live(cell, ofQueries);
            deliver(beside, LogFamily.DNS, List.of(ofQueries));
        });
        return new CellReport(
                cell.account().index(),
                cell.hour(),
                ofCalls.stream().map(Shelf::files).toList(),
                ofFlows.files(),
                ofQueries.files(),
                tally);
    }

    private void make(LogFamily family, Tally tally, List<Shelf> shelves, Runnable life) {
        if (!options.families().contains(family)) {
            return;
        }
        long begin = CLOCK.getCurrentThreadCpuTime();
        life.run();
        for (Shelf shelf : shelves) {
            shelf.close();
            tally.add(family, shelf);
        }
        tally.took(family, CLOCK.getCurrentThreadCpuTime() - begin);
    }

    private void deliver(List<LogRecord> beside, LogFamily family, List<Shelf> shelves) {
        for (LogRecord record : beside) {
            switch (record) {
                case ApiRecord call
                when family == LogFamily.CALLS ->
                    shelves.get(region(call.region())).add(call.time(), call.text());
                case FlowRecord flow
                when family == LogFamily.FLOWS ->
                    shelves.getFirst()
                            .add(flow.time(), options.flowFields().fit(flow).text());
                case DnsRecord query
                when family == LogFamily.DNS -> shelves.getFirst().add(query.time(), query.text());
                default -> {
                    // Of another family.
                }
            }
        }
    }

    private static int region(String id) {
        List<Region> found = new ArrayList<>();
        for (Region region : Region.values()) {
            if (region.id().equals(id)) {
                found.add(region);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The organisation has no logs of the Region " + id + "; use one of "
                    + Arrays.toString(Region.values()));
        }
        return found.getFirst().ordinal();
    }
}
