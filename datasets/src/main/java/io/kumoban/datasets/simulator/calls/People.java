package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Calendar.Shift;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Job;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Person;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Principal.Form;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.List;

/** People at work: they sign in, run errands in console and command line, are refused now and then, and go home. */
final class People {
    private static final List<Job> JOBS = List.of(Job.values());
    private static final double SHARE = 0.09;
    /** A working week has 40 of 168 hours, and an errand about five calls. */
    private static final double ERRANDS_OF_SHARE = 168 / 40.0 / 5;

    private static final double MOST_IN_HOUR = 25;
    /** Of errands: some step of it is not allowed. */
    private static final double REFUSED = 0.04;
    /** Of the steps of such an errand. */
    private static final double REFUSED_STEPS = 0.6;
    /** Of errands: a look into somebody else's work, most of which is not allowed. */
    private static final double CURIOUS = 0.02;

    private static final double REFUSED_TO_CURIOUS = 0.8;
    /** A page of the console asks for several things at once. */
    private static final int SIDE_BY_SIDE = 8;

    private static final double ABROAD = 0.06;
    private static final double MISTYPED = 0.05;
    private static final int SETTLED = 300;

    private final CallHour hour;
    private final Cell cell;

    People(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        double mean = cell.callsAnHour()
                * SHARE
                * ERRANDS_OF_SHARE
                / cell.account().people().size();
        for (Person person : cell.account().people()) {
            cell.calendar()
                    .shift(person, cell.account().scope(), cell.start())
                    .filter(this::touchesHour)
                    .ifPresent(shift -> live(person, shift, Math.min(MOST_IN_HOUR, mean), cell.dice(person.name())));
            cell.calendar()
                    .alarm(cell.account(), person, cell.start())
                    .filter(this::touchesHour)
                    .ifPresent(shift -> live(person, shift, 5, cell.dice("alarm/" + person.name())));
        }
    }

    private boolean touchesHour(Shift shift) {
        return shift.signIn() < cell.end() && shift.leaves() > cell.start();
    }

    private void live(Person person, Shift shift, double mean, Dice dice) {
        arrive(person, shift, dice);
        Caller console = null;
        Caller program = null;
        int errands = dice.poisson(mean);
        for (int i = 0; i < errands; i++) {
            long time = cell.start() + dice.below(3_540);
            boolean curious = dice.chance(CURIOUS);
            Job job = curious ? dice.pick(JOBS) : person.job();
            Errand errand = hour.errands().group(job.group()).next(dice);
            double refused =
                    curious && job != person.job() ? REFUSED_TO_CURIOUS : dice.chance(REFUSED) ? REFUSED_STEPS : 0;
            Region region = dice.chance(ABROAD)
                    ? cell.account().region().other()
                    : cell.account().region();
            if (time < shift.signIn() + SETTLED || !shift.covers(time)) {
                continue;
            }
            if (errand.console() && console == null) {
                console = Caller.of(hour.keyring().inConsole(person, shift), true);
            }
            if (!errand.console() && program == null) {
                program = Caller.of(hour.keyring().onCommandLine(person, shift), false);
            }
            Caller caller = errand.console() ? console : program;
            if (caller != null) {
                run(errand, caller, region, refused, time, dice);
            }
        }
    }

    private void run(Errand errand, Caller caller, Region region, double refused, long begin, Dice dice) {
        long time = begin;
        for (Api api : errand.calls()) {
            if (refused > 0 && dice.chance(refused)) {
                hour.writer().denied(caller, api, time, dice);
            } else if (hour.writer().call(caller, api, region, time, dice)) {
                time += 1;
                hour.writer().call(caller, api, region, time, dice);
            }
            time += errand.console() ? (dice.below(SIDE_BY_SIDE) == 0 ? 1 : 0) : dice.below(4);
        }
    }

    /** The calls by which the day's keys come to be; each at its own time, which may lie in another hour. */
    private void arrive(Person person, Shift shift, Dice dice) {
        Credentials console = hour.keyring().inConsole(person, shift);
        if (!person.signOn()) {
            if (cell.covers(shift.signIn())) {
                Credentials atTheDoor = new Credentials(
                        Keyring.withForm(person.role(), Form.USER_SIGNING_IN),
                        "",
                        "",
                        0,
                        0,
                        console.address(),
                        person.browser());
                signIn(Caller.of(atTheDoor, false), shift.signIn(), dice);
            }
            return;
        }
        begin(person, console, dice);
        begin(person, hour.keyring().onCommandLine(person, shift), dice);
    }

    private void signIn(Caller caller, long time, Dice dice) {
        if (dice.chance(MISTYPED) && cell.covers(time - 20)) {
            hour.writer().call(caller, hour.api("signin:ConsoleLogin!"), Region.US_EAST_1, time - 20, dice);
        }
        hour.writer().call(caller, hour.api("signin:ConsoleLogin"), Region.US_EAST_1, time, dice);
    }

    private void begin(Person person, Credentials session, Dice dice) {
        if (!cell.covers(session.issued())) {
            return;
        }
        Principal vouched = new Principal(Form.SAML, cell.account().number(), person.email(), "kumo-sign-on", "");
        Credentials stranger = new Credentials(vouched, "", "", 0, 0, session.address(), session.userAgent());
        hour.writer()
                .beginning(session)
                .call(Caller.of(stranger, false), hour.api("sts:AssumeRoleWithSAML"), session.issued(), dice);
    }
}
