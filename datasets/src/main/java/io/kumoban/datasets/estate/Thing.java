package io.kumoban.datasets.estate;

/**
 * Kinds of things that calls name. Those without a pattern get their names from the account itself; in the others {@code A} and
 * {@code B} stand for words and {@code #} for a hex digit that follow from the thing's number.
 */
public enum Thing {
    INSTANCE,
    VOLUME,
    INTERFACE,
    SUBNET,
    VPC,
    FUNCTION,
    ROLE,
    USER,
    BUCKET,
    IMAGE("ami-0################", 12),
    GROUP("sg-0################", 20),
    ROUTE_TABLE("rtb-0################", 8),
    ENDPOINT("vpce-0################", 6),
    LAUNCH_TEMPLATE("lt-0################", 8),
    TABLE("A-B", 16),
    QUEUE("A-jobs-##", 12),
    TOPIC("A-events-##", 10),
    SECRET("A/B/login", 16),
    PARAMETER("/A/B/settings", 30),
    KEY("########-####-4###-8###-############", 6),
    LOG_GROUP("/service/A/B", 24),
    ALARM("A-B-high", 30),
    DASHBOARD("A-overview-##", 8),
    STACK("A-B-stack", 14),
    REPOSITORY("A/B", 14),
    CLUSTER("A-cluster-##", 4),
    SERVICE("A-B-service", 14),
    TASK("A-B:##", 14),
    DATABASE("A-database-##", 5),
    BALANCER("app/A-front/################", 5),
    TARGET_GROUP("A-B/################", 10),
    FLEET("A-fleet-##", 6),
    CODE_PIPELINE("A-B-release", 10),
    PROJECT("A-B-build", 10),
    STREAM("A-stream-##", 6),
    DISTRIBUTION("E############", 3),
    ZONE("Z################", 4),
    CERTIFICATE("########-####-4###-8###-############", 8),
    POLICY("A-B-access", 12),
    MACHINE("A-B-flow", 8),
    WORKGROUP("A-queries-##", 4),
    CATALOG("A_catalog", 5),
    CATALOG_TABLE("A_B", 20),
    RULE("A-every-##", 16),
    TRAIL("team-trail-##", 1),
    CACHE("A-cache-##", 3),
    KUBERNETES("A-cluster-##", 2),
    MODEL("A.B-v1:0", 3),
    PREFIX("A/B/", 40);

    private final String pattern;
    private final int count;

    Thing() {
        this("", 0);
    }

    Thing(String pattern, int count) {
        this.pattern = pattern;
        this.count = count;
    }

    /** Of what its names are made; empty where the account itself says them. */
    String pattern() {
        return pattern;
    }

    /** How many of them an account of middle size has. */
    int count() {
        return count;
    }
}
