package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Function;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Person;
import io.kumoban.datasets.estate.Server;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What people and machines of an account call with at a time (seconds since 1970), from whatever address: the keys that
 * ordinary life has in its records then.
 */
final class HeldKeys {
    /** Nobody is away for longer, in days. */
    private static final int LONGEST_ABSENCE = 30;

    private final Account account;
    private final Calendar calendar;
    private final Keyring keyring;

    HeldKeys(Account account, Calendar calendar) {
        this.account = account;
        this.calendar = calendar;
        this.keyring = new Keyring(account);
    }

    /** An IAM user's lasting key, or the command line's of the last time that somebody came through single sign-on. */
    Caller ofPerson(String name, long time, String address, String userAgent) {
        Person own = person(name);
        Credentials held = own.signOn() ? keyring.onCommandLine(own, lastShift(own, time)) : lasting(own);
        return caller(held, address, userAgent);
    }

    /** What the server with this id got through its metadata service. */
    Caller ofServer(String id, long time, String address, String userAgent) {
        Server own = first(account.servers(), server -> server.id().equals(id));
        return caller(keyring.of(own, time), address, userAgent);
    }

    /** What the function of this name runs with. */
    Caller ofFunction(String name, long time, String address, String userAgent) {
        Function own = first(account.functions(), function -> function.name().equals(name));
        return caller(keyring.of(own, time), address, userAgent);
    }

    /** The person of that name. */
    Person person(String name) {
        return first(account.people(), person -> person.name().equals(name));
    }

    /** The lasting key of an IAM user. */
    Credentials lasting(Person user) {
        return keyring.onCommandLine(user, new Calendar.Shift(0, 0, user.home()));
    }

    /** The shift that began last; where the data set is too young for one, a shift an hour before it began. */
    private Calendar.Shift lastShift(Person person, long time) {
        return IntStream.range(0, LONGEST_ABSENCE)
                .mapToObj(ago -> calendar.shift(person, account.scope(), time - ago * Calendar.DAY))
                .flatMap(Optional::stream)
                .filter(shift -> shift.signIn() + Keyring.COMMAND_LINE_FOLLOWS <= time)
                .findFirst()
                .orElseGet(() -> new Calendar.Shift(calendar.start() - Calendar.HOUR, calendar.start(), person.home()));
    }

    private static <T> T first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static Caller caller(Credentials held, String address, String userAgent) {
        return new Caller(held.arn(), held.accessKey(), held.identity(), address, userAgent, Caller.Channel.PROGRAM);
    }
}
