package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Pipeline;
import io.kumoban.datasets.simulator.plan.Cell;

/** Builds and releases: a token for a role, from that role another one, and many services touched within minutes. */
final class Pipelines {
    private static final double SHARE = 0.08;
    private static final int CALLS_OF_RUN = 13;
    private static final double MOST_IN_HOUR = 12;
    private static final double RELEASES = 0.35;
    private static final double AT_REST = 0.3;
    private static final String AGENT =
            "aws-cli/2.23.6 md/awscrt#0.23.8 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.8";
    private static final int KEY_LASTS = 3_600;
    /** Runs begin early enough in the hour to end in it. */
    private static final int LATEST_START = 2_600;

    private final CallHour hour;
    private final Cell cell;

    Pipelines(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        boolean rests = cell.calendar().restDay(cell.start(), cell.account().region());
        double local = cell.calendar().hourOfDay(cell.start(), cell.account().region());
        double busy = rests ? AT_REST : local >= 7 && local < 20 ? 1.6 : AT_REST;
        double mean = cell.callsAnHour()
                * SHARE
                / CALLS_OF_RUN
                / cell.account().pipelines().size();
        for (Pipeline pipeline : cell.account().pipelines()) {
            Dice dice = cell.dice("pipeline/" + pipeline.name());
            int runs = dice.poisson(Math.min(MOST_IN_HOUR, busy * mean));
            for (int run = 0; run < runs; run++) {
                run(pipeline, cell.start() + dice.below(LATEST_START), run, dice);
            }
        }
    }

    private void run(Pipeline pipeline, long begin, int run, Dice dice) {
        String address = AddressPlan.text(AddressPlan.buildRunner(dice.below(250)));
        String number = pipeline.name() + "-run-" + (cell.hour() * 16 + run);
        Credentials build = hour.keyring().session(pipeline.build(), number, number, begin, KEY_LASTS, address, AGENT);
        Credentials stranger = new Credentials(pipeline.vouched(), "", "", 0, 0, address, AGENT);
        hour.writer()
                .beginning(build)
                .call(Caller.of(stranger, false), hour.api("sts:AssumeRoleWithWebIdentity"), begin, dice);
        Caller builder = Caller.of(build, false);
        long time = work("build", builder, begin + 2, dice);
        if (dice.chance(RELEASES)) {
            Credentials deploy =
                    hour.keyring().session(pipeline.deploy(), number, number, time, KEY_LASTS, address, AGENT);
            hour.writer().beginning(deploy).call(builder, hour.api("sts:AssumeRole"), time, dice);
            work("deploy", Caller.of(deploy, false), time + 1, dice);
        }
    }

    private long work(String group, Caller caller, long begin, Dice dice) {
        long time = begin;
        for (Api api : hour.errands().group(group).next(dice).calls()) {
            if (hour.writer().call(caller, api, time, dice)) {
                time += 2;
                hour.writer().call(caller, api, time, dice);
            }
            time += dice.below(25);
        }
        return time;
    }
}
