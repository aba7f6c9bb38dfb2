package io.kumoban.datasets.account;

import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.network.NetworkInterface;
import java.util.List;

/** The cast: everyone and everything in the account, the same in every data set whatever its seed. */
public final class Company {
    public static final String VPC = Ids.resource("vpc-", "main");
    public static final String FLOW_LOG = Ids.resource("fl-", "main");
    /** The trail whose files the data set holds; its bucket is in another account. */
    public static final String DELIVERED_TRAIL = "organization-trail";
    /** A second trail, which the account looks after itself. */
    public static final String TEAM_TRAIL = "team-trail";

    public static final String LOG_BUCKET = "kumo-log-archive";
    public static final String DATA_BUCKET = "kumo-customer-exports";
    public static final String WEB_BUCKET = "kumo-web-assets";
    public static final String BATCH_BUCKET = "kumo-batch-results";
    public static final String ARTIFACT_BUCKET = "kumo-build-artifacts";

    /** Where everyone in the office comes from. */
    public static final String OFFICE = "198.51.100.10";
    /** The backup provider's server. */
    public static final String BACKUP_VAULT = "198.18.40.7";

    public static final Instance WEB =
            new Instance("web-1", "web-server-role", "10.0.1.10", "198.18.5.10", "web", "use1-az1");
    public static final Instance WORKER =
            new Instance("worker-1", "batch-worker-role", "10.0.2.20", "198.18.5.20", "app", "use1-az2");
    public static final Instance OPS =
            new Instance("ops-1", "operations-role", "10.0.3.30", "198.18.5.30", "ops", "use1-az1");
    public static final List<Instance> INSTANCES = List.of(WEB, WORKER, OPS);

    public static final NetworkInterface BALANCER = serviceInterface("load-balancer", "10.0.1.5", "web");
    public static final NetworkInterface DATABASE = serviceInterface("database", "10.0.4.40", "data");
    public static final NetworkInterface FUNCTION = serviceInterface("function", "10.0.5.50", "app");
    public static final List<NetworkInterface> INTERFACES =
            List.of(WEB.network(), WORKER.network(), OPS.network(), BALANCER, DATABASE, FUNCTION);

    public static final List<Person> PEOPLE = List.of(
            new Person("ana", Job.DEVELOPER, true, "192.0.2.21", 7),
            new Person("bruno", Job.DEVELOPER, true, "192.0.2.22", 8),
            new Person("chen", Job.DEVELOPER, false, "192.0.2.23", 8),
            new Person("dara", Job.DEVELOPER, true, "192.0.2.24", 13),
            new Person("emil", Job.OPERATOR, false, "192.0.2.25", 7),
            new Person("fatou", Job.OPERATOR, true, "192.0.2.26", 8),
            new Person("goran", Job.OPERATOR, false, "192.0.2.27", 12),
            new Person("hana", Job.ANALYST, true, "192.0.2.28", 8),
            new Person("ivo", Job.ANALYST, false, "192.0.2.29", 9),
            new Person("june", Job.SECURITY, true, "192.0.2.30", 7),
            new Person("karim", Job.FINANCE, true, "192.0.2.31", 8),
            new Person("lena", Job.FINANCE, false, "192.0.2.32", 9));

    private Company() {}

    /** The AWS service an address belongs to in flow records, {@code -} for none. */
    static String awsService(String address) {
        if (address.startsWith("198.18.1.")) {
            return "S3";
        }
        return address.startsWith("198.18.2.") ? "AMAZON" : address.startsWith("198.18.5.") ? "EC2" : "-";
    }

    private static NetworkInterface serviceInterface(String name, String address, String subnet) {
        return new NetworkInterface(
                Ids.resource("eni-", name), "-", address, Ids.resource("subnet-", subnet), "use1-az1");
    }

    /**
     * An EC2 instance.
     *
     * @param name what people call it
     * @param role the role it carries
     * @param privateAddress its address inside the network
     * @param publicAddress the address under which the internet sees it
     */
    public record Instance(
            String name, String role, String privateAddress, String publicAddress, String subnet, String zone) {

        /** As in {@code i-…}. */
        public String id() {
            return Ids.resource("i-", name);
        }

        /** Its disk, as in {@code vol-…}. */
        String volume() {
            return Ids.resource("vol-", name);
        }

        /** Its only interface. */
        public NetworkInterface network() {
            return new NetworkInterface(
                    Ids.resource("eni-", name), id(), privateAddress, Ids.resource("subnet-", subnet), zone);
        }
    }

    /**
     * Someone who works here.
     *
     * @param signOn comes through the single sign-on page, else is an IAM user
     * @param home the address they have at home
     * @param startHour when their day begins, hour of the day in UTC
     */
    public record Person(String name, Job job, boolean signOn, String home, int startHour) {}
}
