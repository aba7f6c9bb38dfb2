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
    private static final String BATCH_FLEET = "worker";
    /** The part of a night's calls that its batch makes; a list each so many objects, and one written each so many. */
    private static final double BATCH = 0.6;

    private static final int LISTED = 250;
    private static final int WRITTEN = 4;
    private static final int LAST_OF_BATCH = 3_590;
    private static final double UNEVEN = 0.9;
    /** A request of a customer becomes some calls; a batch becomes hundreds. */
    private static final LogNormal BURSTS = LogNormal.of(5, 1.3);

    private static final int MOST_IN_BURST = 400;
    /** Seldom a job goes through a whole prefix or table at once. */
    private static final LogNormal SWEEPS = LogNormal.of(400, 0.9);

    private static final double SWEEP = 0.02;
    private static final int MOST_IN_SWEEP = 3_000;
    private static final int MOST_TOGETHER = 100;
    /** The part of what is left of an hour that one sweep may take. */
    private static final int PART = 2;

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
        hour.writer().atMost(cell.calls());
        long left = cell.calls() - hour.writer().records();
        if (cell.calendar().batch(cell.account(), cell.start())) {
            batch(Math.round(left * BATCH), dice);
            left = cell.calls() - hour.writer().records();
        }
        while (left > 0) {
            int place = busy.next(dice);
            if (dice.chance(SWEEP)) {
                sweep(machines.get(place), groups[place], Math.min(SWEEPS.next(dice), left / PART), dice);
            } else {
                long burst = Math.min(left, Math.clamp(BURSTS.next(dice), 1, MOST_IN_BURST));
                burst(machines.get(place), groups[place], burst, dice);
            }
            left = cell.calls() - hour.writer().records();
        }
    }

    /** A worker goes through the day's objects, one after the other: reads some, writes one, all through the hour. */
    private void batch(long wanted, Dice dice) {
        int machine = hour.machines().awake().stream()
                .filter(one -> hour.machines().group(one).equals(BATCH_FLEET))
                .findFirst()
                .orElseThrow();
        Api list = hour.api("s3:ListObjects");
        Api read = hour.api("s3:GetObject");
        Api write = hour.api("s3:PutObject");
        for (long i = 0; i < wanted && hour.writer().records() < cell.calls(); i++) {
            Api api = i % LISTED == 0 ? list : i % WRITTEN == 0 ? write : read;
            long time = cell.start() + i * LAST_OF_BATCH / wanted;
            hour.writer().call(hour.callers().of(machine, api.source(), time, cell.start()), api, time, dice);
        }
    }

    /** One API of a machine as often a second as it can. */
    private void sweep(int machine, ErrandGroup group, long wanted, Dice dice) {
        long begin = cell.start() + dice.below(3_600 - LONGEST_BURST);
        Api api = group.next(dice).calls().getFirst();
        int together = dice.between(5, MOST_TOGETHER);
        long calls = Math.min(wanted, MOST_IN_SWEEP);
        for (int i = 0; i < calls && hour.writer().records() < cell.calls(); i++) {
            long time = begin + i / together;
            hour.writer().call(hour.callers().of(machine, api.source(), time, cell.start()), api, time, dice);
        }
    }

    /** Some machines pause between calls for seconds, others make several a second. */
    private void burst(int machine, ErrandGroup group, long calls, Dice dice) {
        long begin = cell.start() + dice.below(3_600 - LONGEST_BURST);
        int pause = (int) Math.min(LONGEST_BURST / calls, 1 + dice.below(4));
        int together = 1 + dice.below(5);
        for (int i = 0; i < calls && hour.writer().records() < cell.calls(); i++) {
            Api api = group.next(dice).calls().getFirst();
            long time = begin + (long) (i / together) * pause;
            hour.writer().call(hour.callers().of(machine, api.source(), time, cell.start()), api, time, dice);
        }
    }
}
