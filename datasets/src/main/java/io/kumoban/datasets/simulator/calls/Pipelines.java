package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Pipeline;
import io.kumoban.datasets.simulator.plan.Cell;

/** Builds and releases: a token for a role, from that role another one, and many services touched within minutes. */
final class Pipelines {
    private static final double SHARE = 0.1;
    private static final int CALLS_OF_RUN = 13;
    private static final double MOST_IN_HOUR = 12;
    private static final double RELEASES = 0.35;
    private static final double AT_REST = 0.3;
    /** The part of the calls of pipelines that plans of infrastructure make, and how many those are of an hour's. */
    private static final double PLANS = 0.5;

    private static final double PLAN_OF_HOUR = 0.3;
    private static final int LARGEST_PLAN = 1_500;
    private static final int SMALLEST_PLAN = 25;
    /** Seconds between the token and the role for a release elsewhere. */
    static final int UNTIL_RELEASE = 20;

    private static final double LATE_TOKENS = 0.01;
    /** What plans call with. */
    static final String PLANNER = "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io)"
            + " terraform-provider-aws/5.86.0 (+https://registry.terraform.io/providers/hashicorp/aws)"
            + " aws-sdk-go-v2/1.36.0 ua/2.1 os/linux lang/go#1.23.5 md/GOOS#linux md/GOARCH#amd64";
    /** What builds call with. */
    static final String AGENT =
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
        double busy = busy();
        double calls = cell.callsAnHour() * SHARE / cell.account().pipelines().size();
        double mean = calls * (1 - PLANS) / CALLS_OF_RUN;
        for (Pipeline pipeline : cell.account().pipelines()) {
            Dice dice = cell.dice("pipeline/" + pipeline.name());
            int runs = dice.poisson(Math.min(MOST_IN_HOUR, busy * mean));
            for (int run = 0; run < runs; run++) {
                run(pipeline, cell.start() + dice.below(LATEST_START), run, dice);
            }
        }
    }

    /** The plans of the hour; to be asked when everybody else has lived, for they take no more than there is room for. */
    void plan() {
        double calls = cell.callsAnHour() * SHARE / cell.account().pipelines().size();
        double wanted = Math.min(LARGEST_PLAN, cell.calls() * PLAN_OF_HOUR);
        for (Pipeline pipeline : cell.account().pipelines()) {
            Dice dice = cell.dice("plan/" + pipeline.name());
            boolean plans = dice.chance(Math.min(0.9, busy() * calls * PLANS / wanted));
            int size = (int) Math.min(wanted, hour.room());
            if (plans && size >= SMALLEST_PLAN) {
                plan(pipeline, cell.start() + dice.below(LATEST_START), size, dice);
            }
        }
    }

    private double busy() {
        boolean rests = cell.calendar().restDay(cell.start(), cell.account().region());
        double local = cell.calendar().hourOfDay(cell.start(), cell.account().region());
        return !rests && local >= 7 && local < 20 ? 1.6 : AT_REST;
    }

    /** Looks at all that is declared, side by side, changes a little of it and looks again. */
    private void plan(Pipeline pipeline, long begin, int calls, Dice dice) {
        String address = AddressPlan.text(AddressPlan.buildRunner(dice.below(250)));
        String number = pipeline.name() + "-plan-" + cell.hour();
        Caller builder = comeIn(pipeline, number, begin, address, dice);
        Credentials deploy =
                hour.keyring().session(pipeline.deploy(), number, number, begin + 3, KEY_LASTS, address, PLANNER);
        hour.writer().beginning(deploy).call(builder, hour.api("sts:AssumeRole"), begin + 3, dice);
        Burst burst = new Burst(hour.writer(), Caller.of(deploy, false), dice.between(6, 40), begin + 5);
        ErrandGroup refresh = hour.errands().group("refresh");
        for (int made = 0; made < calls; ) {
            Errand resource = refresh.next(dice);
            resource.calls().forEach(api -> burst.call(api, dice));
            made += resource.size();
        }
        if (dice.chance(RELEASES)) {
            hour.errands().group("apply").next(dice).calls().forEach(api -> burst.call(api, dice));
        }
    }

    private Caller comeIn(Pipeline pipeline, String number, long begin, String address, Dice dice) {
        return comeIn(
                pipeline,
                hour.keyring().session(pipeline.build(), number, number, begin, KEY_LASTS, address, AGENT),
                dice);
    }

    /** The token is given for a session of the role for builds. */
    Caller comeIn(Pipeline pipeline, Credentials build, Dice dice) {
        long begin = build.issued();
        Caller stranger = Caller.of(new Credentials(pipeline.vouched(), "", "", 0, 0, build.address(), AGENT), false);
        hour.writer().beginning(build);
        if (dice.chance(LATE_TOKENS)) {
            hour.writer().call(stranger, hour.api("sts:AssumeRoleWithWebIdentity#late"), begin, dice);
        }
        hour.writer().call(stranger, hour.api("sts:AssumeRoleWithWebIdentity"), begin, dice);
        return Caller.of(build, false);
    }

    private void run(Pipeline pipeline, long begin, int run, Dice dice) {
        String address = AddressPlan.text(AddressPlan.buildRunner(dice.below(250)));
        String number = pipeline.name() + "-run-" + (cell.hour() * 16 + run);
        Caller builder = comeIn(pipeline, number, begin, address, dice);
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
