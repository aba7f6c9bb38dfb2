package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company.Person;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.Ec2;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.api.SignIn;
import io.kumoban.datasets.api.Sts;
import java.time.DayOfWeek;

/**
 * People at work: they sign in, run errands in bursts, eat lunch and go home. Two days a week everyone works from home;
 * at the weekend only operators look in, shortly. Once a week someone replaces an access key, as the policy asks. In the
 * second week one of them works from a hotel, and another does for the first time what belongs to the job.
 */
final class OfficeHours implements Life {
    private static final int HOURS = 9;
    private static final int LUNCH = 4;
    private static final int DAY_OF_SURPRISES = 9;
    private static final String HOTEL = "192.0.2.140";

    @Override
    public void live(Day day, Ledger ledger) {
        for (Person person : Company.PEOPLE) {
            Dice dice = day.dice("office/" + person.name());
            if (!day.weekend()) {
                workday(person, day, ledger, dice);
            } else if (person.job() == Job.OPERATOR && dice.chance(0.5)) {
                Desk desk = arrive(person, day.at(person.startHour() + 2, dice.below(60)), person.home(), ledger, dice);
                runErrands(desk, person.job(), 3, ledger, dice);
            }
        }
        housekeeping(day, ledger);
    }

    private static void workday(Person person, Day day, Ledger ledger, Dice dice) {
        boolean home = (day.weekday().ordinal() + person.name().charAt(0)) % 5 < 2;
        boolean travelling = day.index() == DAY_OF_SURPRISES && person.name().equals("emil");
        String address = travelling ? HOTEL : home ? person.home() : Company.OFFICE;
        Desk desk = arrive(person, day.at(person.startHour(), dice.below(40)), address, ledger, dice);
        if (day.index() == DAY_OF_SURPRISES && person.name().equals("goran")) {
            ledger.call(desk.time() + 900, desk.console(), Ec2.modifyVolume(Company.WORKER.volume(), 120), dice);
        }
        for (int hour = 0; hour < HOURS; hour++) {
            int bursts = hour == LUNCH ? 0 : dice.poisson(3.6);
            for (int i = 0; i < bursts; i++) {
                long time = day.at(person.startHour() + hour, 0) + 2400 + dice.below(3500);
                runErrands(desk.at(time), person.job(), 1, ledger, dice);
            }
        }
    }

    /** When a person's working day begins; the first throw of its dice. */
    static long arrival(Person person, Day day) {
        return day.at(person.startHour(), day.dice("office/" + person.name()).below(40));
    }

    private static Desk arrive(Person person, long time, String address, Ledger ledger, Dice dice) {
        String browser = Keys.browser(person);
        if (person.signOn()) {
            String email = person.name() + "@kumo.example";
            Session session = new Session(person.job().role(), email, time, Origin.SIGN_ON);
            Caller stranger = Callers.vouchedFor("SAMLUser", "kumo-sign-on", email, address, browser);
            ledger.call(time, stranger, Sts.assumeRoleWithSaml(session, "kumo-sign-on", dice), dice);
            return new Desk(
                    time,
                    Callers.session(session, address, browser, Caller.Channel.CONSOLE),
                    Callers.session(session, address, Keys.commandLine(person), Caller.Channel.PROGRAM));
        }
        Caller signingIn = Callers.userSigningIn(person.name(), address, browser);
        if (dice.chance(0.08)) {
            ledger.call(time - 20, signingIn, SignIn.fails(), dice);
        }
        ledger.call(time, signingIn, SignIn.succeeds(person.name()), dice);
        return new Desk(
                time,
                Callers.userInConsole(person.name(), time, address, browser),
                Callers.user(person.name(), Keys.lasting(person), address, Keys.commandLine(person)));
    }

    private static void runErrands(Desk desk, Job job, int errands, Ledger ledger, Dice dice) {
        long time = desk.time();
        for (int i = 0; i < errands; i++) {
            Caller caller = dice.chance(0.65) ? desk.console() : desk.commandLine();
            boolean refused = dice.chance(0.03);
            for (ApiRequest request : job.errand(dice)) {
                ledger.call(time, caller, refused ? request.deniedTo(caller) : request, dice);
                time += dice.below(3);
            }
            time += dice.between(20, 240);
        }
    }

    /** Lawful changes that look like an intruder's: keys made and retired, the password policy set. */
    private static void housekeeping(Day day, Ledger ledger) {
        Person june = person("june");
        Session session =
                new Session(june.job().role(), "june@kumo.example", day.at(june.startHour(), 0), Origin.SIGN_ON);
        Caller caller = Callers.session(session, Company.OFFICE, Keys.browser(june), Caller.Channel.CONSOLE);
        Dice dice = day.dice("office/housekeeping");
        if (day.index() == 1) {
            ledger.call(day.at(9, 12), caller, Iam.updateAccountPasswordPolicy(14, true, 24), dice);
        }
        if (day.weekday() == DayOfWeek.TUESDAY) {
            String colleague = dice.pick(Company.PEOPLE.stream()
                            .filter(person -> !person.signOn())
                            .toList())
                    .name();
            long time = day.at(10, 5);
            String fresh = Ids.accessKey("AKIA", colleague, 100 + day.index());
            String retired = Ids.accessKey("AKIA", colleague, 99 + day.index());
            ledger.call(time, caller, Iam.createAccessKey(colleague, fresh, time), dice);
            ledger.call(time + 400, caller, Iam.deactivateAccessKey(colleague, retired), dice);
        }
    }

    private static Person person(String name) {
        return Company.PEOPLE.stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where someone sits: the time, and their two ways to the account. */
    private record Desk(long time, Caller console, Caller commandLine) {
        Desk at(long later) {
            return new Desk(later, console, commandLine);
        }
    }
}
