package io.kumoban.engine.event;

/** The log families of the stream; their order here is the second part of the total order, after time. */
public enum Kind {
    /** An AWS API call, sign-in or service event of CloudTrail. */
    API_CALL,
    /** One VPC Flow Log record. */
    FLOW,
    /** One Route 53 Resolver query. */
    DNS_QUERY;

    private static final Kind[] VALUES = values();

    /** How many families there are. */
    public static int count() {
        return VALUES.length;
    }

    /** The family with this ordinal, without copying the array of values. */
    public static Kind of(int ordinal) {
        return VALUES[ordinal];
    }
}
