package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.simulator.plan.Cell;

/**
 * When the machines of a cell run their errands. Each family of logs asks for itself and gets the same answer: for every one
 * of these errands there are calls, the look-up of the service's name, and flows to its address.
 */
public final class MachineErrands {
    /** The part of an account's calls that machines make in errands; the rest of theirs goes over open connections. */
    private static final double SHARE = 0.15;

    private static final double MOST_IN_HOUR = 40;

    /** No function by the clock makes more runs than this part of the account's calls. */
    private static final double MOST_BY_CLOCK = 0.005;

    private final Errands errands;

    public MachineErrands(Errands errands) {
        this.errands = errands;
    }

    /** What hears of errands. */
    public interface Listener {
        /**
         * An errand.
         *
         * @param machine its number among the cell's {@link Machines}
         * @param time when it begins, seconds since 1970
         * @param dice of the listener's own for this machine
         */
        void errand(int machine, long time, Errand errand, Dice dice);
    }

    /** Tells all errands of the hour, machine by machine. */
    public void tell(Cell cell, Machines machines, String purpose, Listener listener) {
        double mean = cell.calls() * SHARE / machines.awake().size();
        for (int machine : machines.awake()) {
            ErrandGroup group = errands.group(machines.group(machine));
            Dice when = cell.dice("errands/" + machine);
            Dice own = cell.dice(purpose + machine);
            // Machines differ: the busiest third runs five times as many errands as the rest.
            double busy = machine % 3 == 0 ? 2.14 : 0.43;
            int count = when.poisson(Math.min(MOST_IN_HOUR, busy * mean / group.meanCalls()));
            int period = machines.isServer(machine) || machines.isTask(machine)
                    ? 0
                    : machines.function(machine).period();
            int runs = period == 0 ? count : (int) Math.min(60.0 / period, cell.callsAnHour() * MOST_BY_CLOCK);
            for (int i = 0; i < runs; i++) {
                long time = period == 0 ? when.below(3_540) : i * period * 60L + when.below(20);
                listener.errand(machine, cell.start() + time, group.next(when), own);
            }
        }
    }
}
