package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Calendar.Shift;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.estate.Job;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Person;
import io.kumoban.datasets.estate.Pipeline;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Principal.Form;
import io.kumoban.datasets.estate.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who visits which account in which hour. The tools of the organisation stand in its busiest account. A visit follows from the
 * seed, the account visited and the hour, so the cells of both accounts know the same.
 */
final class Visits {
    /** The part of an account's calls that releases from the tools make; assumed. */
    private static final double RELEASES = 0.03;
    /** How many calls a visit makes, as a part of the account's in an hour. */
    private static final double RELEASE = 0.35;

    private static final double INVENTORY = 0.25;
    private static final double SCAN = 0.5;
    private static final int MOST = 2_000;
    private static final int LEAST = 12;
    /** Of an operator's hours at work: they help out in another account. */
    private static final double HELPS = 0.06;

    private static final int WEEK_HOURS = 168;
    private static final int DAY_HOURS = 24;
    private static final int NIGHT_HOURS = 5;
    private static final int LATEST_START = 2_400;
    private static final int FIRST_START = 60;
    private static final int KEY_LASTS = 3_600;
    private static final String VENDOR = "999988887777";
    private static final String SCANNER =
            "posture-scanner/4.2.1 Boto3/1.36.9 md/Botocore#1.36.9 ua/2.0 os/linux#6.1.119"
                    + " md/arch#aarch64 lang/python#3.12.8 md/pyimpl#CPython";

    private final Estate estate;
    private final Account tools;
    private final ToDoubleFunction<Account> callsAnHour;

    /** @param callsAnHour how many calls an account has in a middling hour */
    Visits(Estate estate, ToDoubleFunction<Account> callsAnHour) {
        this.estate = estate;
        this.callsAnHour = callsAnHour;
        Account busiest = estate.accounts().getFirst();
        for (Account account : estate.accounts()) {
            if (callsAnHour.applyAsDouble(account) > callsAnHour.applyAsDouble(busiest)) {
                busiest = account;
            }
        }
        this.tools = busiest;
    }

    /** The visits that begin from an account in the hour that begins at {@code start}. */
    List<Visit> from(Account account, Calendar calendar, long start) {
        List<Visit> visits = new ArrayList<>();
        if (account.index() == tools.index()) {
            for (Account to : estate.accounts()) {
                into(to, calendar, start).stream()
                        .filter(visit -> visit.kind() != Visit.Kind.SCAN)
                        .forEach(visits::add);
            }
        }
        return visits;
    }

    /** The visits that begin in an account in the hour that begins at {@code start}. */
    List<Visit> into(Account to, Calendar calendar, long start) {
        List<Visit> visits = new ArrayList<>();
        int hour = (int) ((start - calendar.start()) / Calendar.HOUR);
        if (Math.floorMod(hour - to.index() * 29 - 50, WEEK_HOURS) == 0) {
            visits.add(scan(to, calendar, start));
        }
        if (to.index() != tools.index()) {
            int ofNight = 1 + to.index() % NIGHT_HOURS - to.region().offset();
            if (Math.floorMod(hour - ofNight, DAY_HOURS) == 0) {
                visits.add(inventory(to, calendar, start));
            }
            release(to, calendar, start).ifPresent(visits::add);
            helps(to, calendar, start, visits);
        }
        return visits;
    }

    private Visit scan(Account to, Calendar calendar, long start) {
        Dice dice = dice(to, calendar, start, Visit.Kind.SCAN);
        Principal product = new Principal(
                Form.FOREIGN, VENDOR, "posture-scanner", Ids.principal("AROA", VENDOR + "posture-scanner"), "");
        String address = AddressPlan.text(AddressPlan.vendor(dice.below(4)));
        Credentials visitor = new Credentials(product, "scan-" + to.number(), "", 0, 0, address, SCANNER);
        return visit(Visit.Kind.SCAN, to, start + FIRST_START, "posture-scanner", visitor, null, size(to, SCAN), dice);
    }

    private Visit inventory(Account to, Calendar calendar, long start) {
        Dice dice = dice(to, calendar, start, Visit.Kind.INVENTORY);
        Server server = tools.servers().getLast();
        long begin = start + FIRST_START;
        Credentials visitor = new Keyring(tools).of(server, begin);
        return visit(Visit.Kind.INVENTORY, to, begin, "inventory-reader", visitor, null, size(to, INVENTORY), dice);
    }

    private Optional<Visit> release(Account to, Calendar calendar, long start) {
        Dice dice = dice(to, calendar, start, Visit.Kind.RELEASE);
        double local = calendar.hourOfDay(start, to.region());
        int size = size(to, RELEASE);
        boolean works = !calendar.restDay(start, to.region()) && local >= 8 && local < 19;
        // Working hours are a third of all.
        if (!works || !dice.chance(Math.min(0.9, 3 * RELEASES * callsAnHour.applyAsDouble(to) / size))) {
            return Optional.empty();
        }
        Pipeline pipeline = tools.pipelines().get(to.index() % tools.pipelines().size());
        String address = AddressPlan.text(AddressPlan.buildRunner(dice.below(250)));
        long begin = start + FIRST_START + dice.below(LATEST_START);
        String session = pipeline.name() + "-to-" + to.number() + "-" + (start - calendar.start()) / Calendar.HOUR;
        Credentials visitor = new Keyring(tools)
                .session(
                        pipeline.build(),
                        session,
                        session,
                        begin - Pipelines.UNTIL_RELEASE,
                        KEY_LASTS,
                        address,
                        Pipelines.AGENT);
        return Optional.of(visit(Visit.Kind.RELEASE, to, begin, "organization-release", visitor, pipeline, size, dice));
    }

    private void helps(Account to, Calendar calendar, long start, List<Visit> visits) {
        for (Person person : tools.people()) {
            if (person.job() != Job.OPERATOR) {
                continue;
            }
            Dice dice = Dice.of(calendar.seed(), tools.scope() + "help/" + person.name(), start);
            boolean helps = dice.chance(HELPS);
            Account where = dice.pick(estate.accounts());
            long begin = start + FIRST_START + dice.below(LATEST_START);
            Optional<Shift> shift = calendar.shift(person, tools.scope(), begin)
                    .filter(day -> helps && where.index() == to.index())
                    .filter(day -> day.covers(begin) && begin > day.signIn() + People.SETTLED);
            if (shift.isPresent()) {
                Credentials visitor = new Keyring(tools).onCommandLine(person, shift.get());
                visits.add(visit(Visit.Kind.HELP, to, begin, "operator-access", visitor, null, LEAST, dice));
            }
        }
    }

    private Visit visit(
            Visit.Kind kind,
            Account to,
            long begin,
            String role,
            Credentials visitor,
            @Nullable Pipeline pipeline,
            int calls,
            Dice dice) {
        Principal principal = new Principal(Form.ROLE, to.number(), role, Ids.principal("AROA", to.scope() + role), "");
        String agent = kind == Visit.Kind.RELEASE ? Pipelines.PLANNER : visitor.userAgent();
        String name = visitor.session().isEmpty() ? visitor.principal().name() : visitor.session();
        Credentials session =
                new Keyring(to).session(principal, name, kind + name, begin, KEY_LASTS, visitor.address(), agent);
        return new Visit(
                kind,
                to,
                begin,
                dice.next(),
                visitor,
                kind == Visit.Kind.HELP ? session.inTheNameOf(name) : session,
                pipeline,
                calls);
    }

    private int size(Account to, double part) {
        return (int) Math.clamp(callsAnHour.applyAsDouble(to) * part, LEAST, MOST);
    }

    private static Dice dice(Account to, Calendar calendar, long start, Visit.Kind kind) {
        return Dice.of(calendar.seed(), to.scope() + "visit/" + kind, start);
    }
}
