package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.IamUser;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Calendar;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Job;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.scenario.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An account of the simulated organisation as scenarios see it. Whoever acts does so with the key that ordinary life has
 * at the time.
 */
final class EstateWorld implements World {
    /** The identity provider of ordinary life. */
    private static final String SIGN_ON = "kumo-sign-on";

    private static final Set<Job> BUCKET_JOBS = EnumSet.of(Job.DEVELOPER, Job.ANALYST, Job.ENGINEER);
    private static final int PRECIOUS = 3;
    private static final int HOURS = 24;
    /** Scenarios know one version of somebody's programs: that of the day when attacks may begin. */
    private static final long MIDDLE = 8 * Calendar.DAY;

    private final Account account;
    private final Calendar calendar;
    private final HeldKeys keys;
    private final RentedAddresses rented;
    private final List<Person> people;
    private final List<Instance> instances;
    private final List<Function> functions;

    /**
     * The account of a simulation.
     *
     * @param rented what strangers have rented so far
     */
    EstateWorld(Account account, Calendar calendar, RentedAddresses rented) {
        this.account = account;
        this.calendar = calendar;
        this.keys = new HeldKeys(account, calendar);
        this.rented = rented;
        this.people = account.people().stream()
                .filter(person -> person.joins() <= 0)
                .map(this::seen)
                .toList();
        this.instances = account.servers().stream()
                .filter(this::neverRests)
                .map(this::seen)
                .toList();
        this.functions = account.functions().stream()
                .map(function -> new Function(
                        function.name(),
                        function.role().name(),
                        network(function.network()),
                        AddressPlan.text(function.address()),
                        function.userAgent()))
                .toList();
    }

    /** An interface as flow logs and queries know it. */
    static NetworkInterface network(Interface one) {
        return new NetworkInterface(one.id(), one.owner(), AddressPlan.text(one.address()), one.subnet(), one.zone());
    }

    private Person seen(io.kumoban.datasets.estate.Person person) {
        return new Person(
                person.name(),
                BUCKET_JOBS.contains(person.job()),
                person.signOn(),
                person.signOn() ? person.role().name() : "",
                person.signOn() ? "" : keys.lasting(person).accessKey(),
                AddressPlan.text(person.home()),
                person.commandLine(calendar.start() + MIDDLE),
                person.browser(calendar.start() + MIDDLE),
                Math.floorMod(person.startHour() - person.offset(), HOURS));
    }

    /** A scenario does not ask whether a machine runs, so those that rest at night take no part. */
    private boolean neverRests(Server server) {
        return IntStream.range(0, HOURS)
                .allMatch(hour -> server.awake(account.region(), calendar.start() + hour * Calendar.HOUR));
    }

    private Instance seen(Server server) {
        return new Instance(
                server.name(),
                server.role().name(),
                network(server.network()),
                AddressPlan.text(new Keyring(account).publicAddress(server)),
                server.volume(),
                server.userAgent());
    }

    @Override
    public String account() {
        return account.number();
    }

    @Override
    public String region() {
        return account.region().id();
    }

    @Override
    public List<String> regions() {
        return List.of(account.region().id(), account.region().other().id());
    }

    @Override
    public String vpc() {
        return account.network().vpc();
    }

    @Override
    public String flowLog() {
        return account.network().flowLog();
    }

    @Override
    public List<Person> people() {
        return people;
    }

    @Override
    public List<Instance> instances() {
        return instances;
    }

    @Override
    public List<Function> functions() {
        return functions;
    }

    @Override
    public List<Bucket> buckets() {
        List<String> names = account.buckets();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Bucket(names.get(i), i % PRECIOUS == 0))
                .toList();
    }

    @Override
    public List<Database> databases() {
        List<String> names = names(Thing.DATABASE);
        List<Interface> networks = account.network().databases();
        return IntStream.range(0, Math.min(names.size(), networks.size()))
                .mapToObj(i -> new Database(names.get(i), network(networks.get(i))))
                .toList();
    }

    @Override
    public List<String> roles() {
        return account.roles();
    }

    @Override
    public List<String> trails() {
        return names(Thing.TRAIL);
    }

    private List<String> names(Thing thing) {
        return Arrays.stream(account.things().all(thing))
                .map(name -> new String(name, StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public Caller caller(Person person, long time, String address, String userAgent) {
        return keys.ofPerson(person.name(), time, address, userAgent);
    }

    @Override
    public Caller caller(Instance instance, long time, String address, String userAgent) {
        return keys.ofServer(instance.network().instance(), time, address, userAgent);
    }

    @Override
    public Caller caller(Function function, long time, String address, String userAgent) {
        return keys.ofFunction(function.name(), time, address, userAgent);
    }

    @Override
    public Session signOn(Person person, long time) {
        return new Session(
                account.number(),
                account.scope(),
                person.role(),
                keys.person(person.name()).email(),
                time,
                Origin.SIGN_ON);
    }

    @Override
    public String signOnProvider() {
        return SIGN_ON;
    }

    @Override
    public IamUser user(String name) {
        return IamUser.of(account.number(), account.scope(), name);
    }

    @Override
    public Session session(String role, String sessionName, long time) {
        return new Session(account.number(), account.scope(), role, sessionName, time, Origin.ASSUMED);
    }

    @Override
    public String rented(Dice dice) {
        return rented.rent(account, dice);
    }

    @Override
    public String somewhere(int number) {
        return AddressPlan.text(AddressPlan.visitor(number));
    }

    @Override
    public String empty(int number) {
        return AddressPlan.text(AddressPlan.empty(account.index(), number));
    }
}
