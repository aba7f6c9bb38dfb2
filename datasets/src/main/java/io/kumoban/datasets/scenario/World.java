package io.kumoban.datasets.scenario;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.IamUser;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.network.NetworkInterface;
import java.util.List;

/** One account as a scenario sees it: who and what is there, and which credentials everybody holds at a time. */
public interface World {
    /** The account's number, 12 digits. */
    String account();

    /** Where the account works. */
    String region();

    /** All Regions that a sweep looks into, the home Region first. */
    List<String> regions();

    String vpc();

    String flowLog();

    List<Person> people();

    List<Instance> instances();

    List<Function> functions();

    List<Bucket> buckets();

    List<Database> databases();

    /** Roles by name that a program or person of the account can assume. */
    List<String> roles();

    /** Trails by name that the account looks after itself. */
    List<String> trails();

    /** A call by the person's usual credentials; time in seconds since 1970. */
    Caller caller(Person person, long time, String address, String userAgent);

    /** A call by the credentials that the instance holds at the time, seconds since 1970. */
    Caller caller(Instance instance, long time, String address, String userAgent);

    /** A call by the credentials that the function holds at the time, seconds since 1970. */
    Caller caller(Function function, long time, String address, String userAgent);

    /** The session that a person with single sign-on gets at their page at the time, seconds since 1970. */
    Session signOn(Person person, long time);

    /** The identity provider behind single sign-on. */
    String signOnProvider();

    /** The IAM user of that name in this account, whether there is one already or not. */
    IamUser user(String name);

    /** A new session of a role of this account, made at the time (seconds since 1970). */
    Session session(String role, String sessionName, long time);

    /** An address that a stranger rents: nobody of the account ever uses it. */
    String rented(Dice dice);

    /** A public address of somebody; equal numbers from 0 give equal addresses, some thousands differ. */
    String somewhere(int number);

    /** A private address of the account's network that no interface has; some hundreds of numbers from 0 differ. */
    String empty(int number);

    /**
     * Someone who works here.
     *
     * @param usesBuckets works with objects in buckets day by day
     * @param signOn comes through the single sign-on page, else is an IAM user
     * @param role that the sign-on page gives them, empty for an IAM user
     * @param accessKey the lasting key of an IAM user, else empty
     * @param address where they often work from, which no list trusts
     * @param program the user agent of their command line
     * @param browser the user agent of their browser
     * @param startHour when their day begins, hour of the day in UTC
     */
    record Person(
            String name,
            boolean usesBuckets,
            boolean signOn,
            String role,
            String accessKey,
            String address,
            String program,
            String browser,
            int startHour) {}

    /**
     * An EC2 instance.
     *
     * @param name what people call it
     * @param role the role it carries
     * @param publicAddress under which the internet sees it
     * @param volume its disk, as in {@code vol-…}
     * @param program the user agent of what it runs
     */
    record Instance(
            String name, String role, NetworkInterface network, String publicAddress, String volume, String program) {}

    /**
     * A Lambda function inside the network.
     *
     * @param address from which AWS sees its calls
     * @param program its user agent
     */
    record Function(String name, String role, NetworkInterface network, String address, String program) {}

    /** A bucket; {@code precious} says that it holds what a thief would want. */
    record Bucket(String name, boolean precious) {}

    /** A database instance of RDS. */
    record Database(String name, NetworkInterface network) {}
}
