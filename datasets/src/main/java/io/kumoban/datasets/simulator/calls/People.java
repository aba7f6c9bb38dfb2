package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.AddressPlan;
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
    /** A working week has 40 of 168 hours, and an errand about eight calls. */
    private static final double ERRANDS_OF_SHARE = 168 / 40.0 / 8;

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
    /** Of hours; assumed. */
    private static final double STRANGERS = 0.004;

    private static final int MOST_TRIES = 6;
    private static final double MISTYPED = 0.05;
    private static final double NEW_PASSWORD = 0.012;
    private static final double WORKING_HOURS_OF_MONTH = 170;
    /** Seconds behind the sign-in until the day's keys are all there. */
    static final int SETTLED = 300;

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
        strangers();
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

    /** Every account's sign-in page is tried by strangers now and then. */
    private void strangers() {
        Dice dice = cell.dice("strangers");
        if (!dice.chance(STRANGERS)) {
            return;
        }
        Principal nobody = new Principal(Form.STRANGER, cell.account().number(), "", "", "");
        String address = AddressPlan.text(AddressPlan.scanner(dice.below(AddressPlan.SCANNERS)));
        Caller caller = Caller.of(new Credentials(nobody, "", "", 0, 0, address, "python-requests/2.32.3"), false);
        long time = cell.start() + dice.below(3_000);
        int tries = dice.between(1, MOST_TRIES);
        for (int i = 0; i < tries; i++) {
            hour.writer().call(caller, hour.api("signin:ConsoleLogin!#unknown"), Region.US_EAST_1, time, dice);
            time += dice.between(2, 60);
        }
    }

    private boolean touchesHour(Shift shift) {
        return shift.signIn() < cell.end() && shift.leaves() > cell.start();
    }

    private void live(Person person, Shift shift, double mean, Dice dice) {
        arrive(person, shift, dice);
        chores(person, shift, dice);
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
                console = Caller.of(at(shift, hour.keyring().inConsole(person, shift)), true);
            }
            if (!errand.console() && program == null) {
                program = Caller.of(at(shift, hour.keyring().onCommandLine(person, shift)), false);
            }
            Caller caller = errand.console() ? console : program;
            if (caller != null) {
                run(errand, caller, region, refused, time, dice);
            }
        }
    }

    /** Where they are in this hour. */
    private Credentials at(Shift shift, Credentials credentials) {
        return credentials.usedFrom(AddressPlan.text(shift.address(cell.start())), credentials.userAgent());
    }

    /** What an administrator does a few times a month, and what is lawful for that. */
    private void chores(Person person, Shift shift, Dice dice) {
        ErrandGroup group = hour.errands().rare(person.job().group());
        long colleagues = cell.account().people().stream()
                .filter(one -> one.job() == person.job())
                .count();
        for (int i = 0; i < group.errands().size(); i++) {
            if (dice.chance(group.weight(i) / WORKING_HOURS_OF_MONTH / colleagues)) {
                long time = cell.start() + dice.below(3_500);
                if (time >= shift.signIn() + SETTLED && shift.covers(time)) {
                    Caller caller = Caller.of(at(shift, hour.keyring().onCommandLine(person, shift)), false);
                    run(group.errands().get(i), caller, cell.account().region(), 0, time, dice);
                }
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
                        person.browser(shift.signIn()));
                signIn(Caller.of(atTheDoor, false), shift.signIn(), dice);
                if (dice.chance(NEW_PASSWORD) && cell.covers(shift.signIn() + 90)) {
                    Caller signedIn = Caller.of(console, true);
                    hour.writer().call(signedIn, hour.api("iam:ChangePassword"), shift.signIn() + 90, dice);
                }
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
