package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.chance.LogNormal;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.simulator.plan.Cell;

/**
 * Programs that lost a permission, or that ask for what was deleted, and try again all the time until somebody notices: hours
 * or days. What breaks in a week follows from account and week.
 */
final class BrokenJobs {
    private static final String GROUP = "broken";
    private static final long WEEK = 7 * Calendar.DAY;
    /** How many break in an account each week, on average; assumed. */
    private static final double A_WEEK = 2.5;

    private static final LogNormal LASTS = LogNormal.of(30_000, 1.2);
    private static final long LONGEST = 5 * Calendar.DAY;
    /** The part of an hour's calls that one of them may take. */
    private static final double MOST = 0.08;
    /** The others fail for what is not there. */
    private static final double DENIED = 0.75;

    private final CallHour hour;
    private final Cell cell;

    BrokenJobs(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        long week = Math.floorDiv(cell.start() - cell.calendar().start(), WEEK);
        for (long one = Math.max(0, week - 1); one <= week; one++) {
            Dice dice = Dice.of(cell.calendar().seed(), cell.account().scope() + "broken", one);
            int count = dice.poisson(A_WEEK);
            for (int i = 0; i < count; i++) {
                live(cell.calendar().start() + one * WEEK + dice.below((int) WEEK), dice, i);
            }
        }
    }

    private void live(long begin, Dice ofWeek, int number) {
        long end = begin + Math.min(LONGEST, LASTS.next(ofWeek));
        int machine = ofWeek.below(hour.machines().count());
        Api api = hour.errands().group(GROUP).next(ofWeek).calls().getFirst();
        boolean denied = ofWeek.chance(DENIED);
        int period = 10 << ofWeek.below(6);
        if (end <= cell.start()
                || begin >= cell.end()
                || !hour.machines().awake().contains(machine)) {
            return;
        }
        period = Math.max(period, (int) (Calendar.HOUR / Math.max(1, MOST * cell.calls())));
        Dice dice = cell.dice(GROUP + number);
        long from = Math.max(begin, cell.start());
        for (long time = from + dice.below(period); time < Math.min(end, cell.end()); time += period) {
            Caller caller = hour.callers().of(machine, api.source(), time, cell.start());
            if (denied) {
                hour.writer().denied(caller, api, time, dice);
            } else {
                hour.writer().missing(caller, api, time, dice);
            }
        }
    }
}
