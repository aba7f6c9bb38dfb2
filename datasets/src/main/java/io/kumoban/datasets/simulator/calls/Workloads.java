package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.chance.LogNormal;
import io.kumoban.datasets.chance.Zipf;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.List;

/**
 * What machines do all the time over open connections: objects read and written, items, keys. They take what is left of the
 * hour's calls, in bursts, and make the number come out exactly.
 */
final class Workloads {
    private static final String BULK = "bulk.";
    private static final double UNEVEN = 0.9;
    /** A request of a customer becomes some calls; a batch becomes hundreds. */
    private static final LogNormal BURSTS = LogNormal.of(5, 1.3);

    private static final int MOST_IN_BURST = 400;
    private static final int LONGEST_BURST = 600;

    private final CallHour hour;
    private final Cell cell;

    Workloads(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        Dice dice = cell.dice("workloads");
        List<Integer> machines = hour.machines().awake();
        Zipf busy = Zipf.of(machines.size(), UNEVEN);
        ErrandGroup[] groups = machines.stream()
                .map(machine -> hour.errands().group(BULK + hour.machines().group(machine)))
                .toArray(ErrandGroup[]::new);
        long left = cell.calls() - hour.writer().records();
        while (left > 0) {
            int place = busy.next(dice);
            long burst = Math.min(left, Math.clamp(BURSTS.next(dice), 1, MOST_IN_BURST));
            burst(machines.get(place), groups[place], burst, dice);
            left = cell.calls() - hour.writer().records();
        }
    }

    /** Some machines pause between calls for seconds, others make several a second. */
    private void burst(int machine, ErrandGroup group, long calls, Dice dice) {
        long begin = cell.start() + dice.below(3_600 - LONGEST_BURST);
        int pause = (int) Math.min(LONGEST_BURST / calls, 1 + dice.below(4));
        int together = 1 + dice.below(5);
        for (int i = 0; i < calls; i++) {
            Api api = group.next(dice).calls().getFirst();
            long time = begin + (long) (i / together) * pause;
            hour.writer().call(hour.callers().of(machine, api.source(), time, cell.start()), api, time, dice);
        }
    }
}
