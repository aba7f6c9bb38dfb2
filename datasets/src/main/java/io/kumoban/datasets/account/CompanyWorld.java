package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.IamUser;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.api.Session.Origin;
import io.kumoban.datasets.scenario.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The company's account as scenarios see it. */
public final class CompanyWorld implements World {
    private static final List<String> FUNCTIONS = List.of("nightly-report", "resize-images", "send-invoices");
    private static final Set<Job> BUCKET_JOBS = EnumSet.of(Job.DEVELOPER, Job.OPERATOR, Job.ANALYST);
    private static final List<String> PIPELINE_ROLES = List.of("pipeline-web-role", "pipeline-batch-role");
    private static final String FUNCTION_ADDRESS = "198.18.2.100";
    private static final String FUNCTION_PROGRAM = "Boto3/1.36.1 md/Botocore#1.36.1 ua/2.0 os/linux#5.10"
            + " lang/python#3.13.1 exec-env/AWS_Lambda_python3.13";
    private static final String SIGN_ON = "kumo-sign-on";
    /** Addresses in a /24 that a simulation gives out. */
    private static final int HOSTS = 254;

    private static final int SOMEWHERE = 64;
    private static final int EMPTY_SUBNETS = 3;

    private final long seed;
    private final long start;

    /**
     * The account of a simulation.
     *
     * @param seed of the simulation
     * @param start of its first day, seconds since 1970
     */
    public CompanyWorld(long seed, long start) {
        this.seed = seed;
        this.start = start;
    }

    @Override
    public String account() {
        return Arn.ACCOUNT;
    }

    @Override
    public String region() {
        return Arn.HOME_REGION;
    }

    @Override
    public List<String> regions() {
        return List.of(
                Arn.HOME_REGION,
                Arn.SECOND_REGION,
                "us-east-2",
                "us-west-2",
                "eu-central-1",
                "ap-northeast-1",
                "ap-southeast-2",
                "sa-east-1");
    }

    @Override
    public String vpc() {
        return Company.VPC;
    }

    @Override
    public String flowLog() {
        return Company.FLOW_LOG;
    }

    @Override
    public List<Person> people() {
        return Company.PEOPLE.stream().map(CompanyWorld::seen).toList();
    }

    private static Person seen(Company.Person person) {
        return new Person(
                person.name(),
                BUCKET_JOBS.contains(person.job()),
                person.signOn(),
                person.signOn() ? person.job().role() : "",
                person.signOn() ? "" : Keys.lasting(person),
                person.home(),
                Keys.commandLine(person),
                Keys.browser(person),
                person.startHour());
    }

    @Override
    public List<Instance> instances() {
        return Company.INSTANCES.stream()
                .map(instance -> new Instance(
                        instance.name(),
                        instance.role(),
                        instance.network(),
                        instance.publicAddress(),
                        instance.volume(),
                        Keys.SDK))
                .toList();
    }

    @Override
    public List<Function> functions() {
        return FUNCTIONS.stream()
                .map(name -> new Function(name, name + "-role", Company.FUNCTION, FUNCTION_ADDRESS, FUNCTION_PROGRAM))
                .toList();
    }

    @Override
    public List<Bucket> buckets() {
        return List.of(
                new Bucket(Company.DATA_BUCKET, true),
                new Bucket(Company.WEB_BUCKET, false),
                new Bucket(Company.BATCH_BUCKET, false),
                new Bucket(Company.ARTIFACT_BUCKET, false));
    }

    @Override
    public List<Database> databases() {
        return List.of(new Database("customers", Company.DATABASE));
    }

    @Override
    public List<String> roles() {
        return Stream.of(
                        Company.INSTANCES.stream().map(Company.Instance::role),
                        FUNCTIONS.stream().map(name -> name + "-role"),
                        PIPELINE_ROLES.stream())
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public List<String> trails() {
        return List.of(Company.TEAM_TRAIL);
    }

    @Override
    public Caller caller(Person person, long time, String address, String userAgent) {
        return person.signOn()
                ? Callers.session(todays(person, time), address, userAgent, Caller.Channel.PROGRAM)
                : Callers.user(person.name(), person.accessKey(), address, userAgent);
    }

    /** The session that the person has since the last working day began. */
    private Session todays(Person person, long time) {
        Company.Person own = Company.PEOPLE.stream()
                .filter(one -> one.name().equals(person.name()))
                .findFirst()
                .orElseThrow();
        int index = (int) Math.floorDiv(time - start, Day.LENGTH);
        Day day = new Day(seed, index, start + index * Day.LENGTH);
        while (day.weekend() || OfficeHours.arrival(own, day) > time) {
            day = new Day(seed, day.index() - 1, day.start() - Day.LENGTH);
        }
        return signOn(person, OfficeHours.arrival(own, day));
    }

    @Override
    public Caller caller(Instance instance, long time, String address, String userAgent) {
        Company.Instance own = Company.INSTANCES.stream()
                .filter(one -> one.name().equals(instance.name()))
                .findFirst()
                .orElseThrow();
        return Callers.session(Keys.of(own, time), address, userAgent, Caller.Channel.PROGRAM);
    }

    @Override
    public Caller caller(Function function, long time, String address, String userAgent) {
        Session session = new Session(
                function.role(), function.name(), time - Math.floorMod(time - start, Day.LENGTH), Origin.ASSUMED);
        return Callers.session(session, address, userAgent, Caller.Channel.PROGRAM);
    }

    @Override
    public Session signOn(Person person, long time) {
        return new Session(person.role(), person.name() + "@kumo.example", time, Origin.SIGN_ON);
    }

    @Override
    public String signOnProvider() {
        return SIGN_ON;
    }

    @Override
    public IamUser user(String name) {
        return IamUser.of(Arn.ACCOUNT, "", name);
    }

    @Override
    public Session session(String role, String sessionName, long time) {
        return new Session(role, sessionName, time, Origin.ASSUMED);
    }

    @Override
    public String rented(Dice dice) {
        return "203.0.113." + dice.between(1, HOSTS);
    }

    @Override
    public String somewhere(int number) {
        int subnet = SOMEWHERE + number / HOSTS % SOMEWHERE;
        return "198.18." + subnet + '.' + (1 + number % HOSTS);
    }

    @Override
    public String empty(int number) {
        return "10.0." + (7 + number / HOSTS % EMPTY_SUBNETS) + '.' + (1 + number % HOSTS);
    }
}
