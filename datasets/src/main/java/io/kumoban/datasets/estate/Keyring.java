package io.kumoban.datasets.estate;

import io.kumoban.datasets.api.Ids;

/**
 * Which key an actor of an account calls with at a time, and from where. Keys follow from actor and time of issue, so
 * whoever asks gets the same.
 */
public record Keyring(Account account) {
    /** How long an instance or function keeps a key, in seconds. */
    private static final long ROTATION = 6 * Calendar.HOUR;

    private static final long POD_ROTATION = 6 * Calendar.HOUR;
    private static final long WORKING_DAY = 12 * Calendar.HOUR;
    /** Seconds after signing in to the console at which the command line gets its own key. */
    public static final long COMMAND_LINE_FOLLOWS = 240;

    /**
     * When the key that an instance holds at {@code time} was made, seconds since 1970: each has its own hours of renewal, and
     * one that rests then gets its key when it wakes.
     */
    public long renewed(Server server, long time) {
        long phase = Integer.toUnsignedLong(server.id().hashCode()) % ROTATION;
        long due = time - Math.floorMod(time - phase, ROTATION);
        if (server.awake(account.region(), due)) {
            return due;
        }
        long woken = due - Math.floorMod(due, Calendar.HOUR) + Calendar.HOUR;
        while (woken < time && !server.awake(account.region(), woken)) {
            woken += Calendar.HOUR;
        }
        return woken;
    }

    /** What an instance calls with, and from the address under which services see it. */
    public Credentials of(Server server, long time) {
        long issued = renewed(server, time);
        return session(
                server.role(),
                server.id(),
                server.name(),
                issued,
                ROTATION + 1800,
                AddressPlan.text(publicAddress(server)),
                server.userAgent());
    }

    /** The address from which an instance reaches the internet: its own, or that of the gateway of its zone. */
    public int publicAddress(Server server) {
        int own = server.network().publicAddress();
        return own != 0 ? own : gateway(server.network()).publicAddress();
    }

    /** The NAT gateway in the zone of an interface. */
    public Interface gateway(Interface inside) {
        return account.network().gateways().stream()
                .filter(gateway -> gateway.zone().equals(inside.zone()))
                .findFirst()
                .orElse(account.network().gateways().getFirst());
    }

    /** What a function calls with. */
    public Credentials of(Function function, long time) {
        long issued = time - Math.floorMod(time, ROTATION);
        return session(
                function.role(),
                function.name(),
                function.name(),
                issued,
                WORKING_DAY,
                AddressPlan.text(function.address()),
                function.userAgent());
    }

    /** What a task calls with: a key of its own, renewed while it runs. */
    public Credentials of(Task task, long time) {
        long issued = task.begin() + (time - task.begin()) / ROTATION * ROTATION;
        return session(
                task.service().role(),
                task.id(),
                task.id(),
                issued,
                ROTATION,
                AddressPlan.text(gateway(task.network()).publicAddress()),
                task.service().userAgent());
    }

    /** What a pod on a node calls with: a session that its cluster vouches for. */
    public Credentials ofPod(Server node, Principal role, long time) {
        long phase = Integer.toUnsignedLong(node.id().hashCode()) % POD_ROTATION;
        long issued = time - Math.floorMod(time - phase, POD_ROTATION);
        return session(
                role,
                "pod-" + node.name(),
                "pod/" + node.name(),
                issued,
                POD_ROTATION + 600,
                AddressPlan.text(publicAddress(node)),
                node.userAgent());
    }

    /** What a person calls with in the console during a shift. */
    public Credentials inConsole(Person person, Calendar.Shift shift) {
        return ofPerson(person, shift, "console", shift.signIn(), person.browser(shift.signIn()));
    }

    /** What a person calls with on the command line during a shift. */
    public Credentials onCommandLine(Person person, Calendar.Shift shift) {
        if (person.signOn()) {
            return ofPerson(
                    person,
                    shift,
                    "program",
                    shift.signIn() + COMMAND_LINE_FOLLOWS,
                    person.commandLine(shift.signIn()));
        }
        Principal user = withForm(person.role(), Principal.Form.USER);
        return new Credentials(
                user,
                "",
                Ids.accessKey("AKIA", account.scope() + person.name(), 1),
                0,
                Long.MAX_VALUE,
                AddressPlan.text(shift.address()),
                person.commandLine(shift.signIn()));
    }

    private Credentials ofPerson(Person person, Calendar.Shift shift, String channel, long issued, String agent) {
        return new Credentials(
                person.role(),
                person.signOn() ? person.email() : "",
                Ids.accessKey("ASIA", account.scope() + person.name() + channel, issued),
                issued,
                issued + WORKING_DAY,
                AddressPlan.text(shift.address()),
                agent);
    }

    /** A session of a role with a name of its own. */
    public Credentials session(
            Principal role,
            String session,
            String holder,
            long issued,
            long seconds,
            String address,
            String userAgent) {
        return new Credentials(
                role,
                session,
                Ids.accessKey("ASIA", account.scope() + role.name() + "/" + holder, issued),
                issued,
                issued + seconds,
                address,
                userAgent);
    }

    /** The same principal in another form of identity. */
    public static Principal withForm(Principal principal, Principal.Form form) {
        return new Principal(form, principal.account(), principal.name(), principal.id(), principal.through());
    }
}
