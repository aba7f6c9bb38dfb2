package io.kumoban.datasets.estate;

/** The Regions that the organisation works in. */
public enum Region {
    US_EAST_1("us-east-1", "use1", -5),
    EU_WEST_1("eu-west-1", "euw1", 1);

    private final String id;
    private final String zonePrefix;
    private final int offset;

    Region(String id, String zonePrefix, int offset) {
        this.id = id;
        this.zonePrefix = zonePrefix;
        this.offset = offset;
    }

    /** As in {@code us-east-1}. */
    public String id() {
        return id;
    }

    /** An availability zone's id, as in {@code use1-az1}. */
    public String zone(int number) {
        return zonePrefix + "-az" + number;
    }

    /** What the clocks of people near it are ahead of UTC, in hours; they never change. */
    public int offset() {
        return offset;
    }

    /** The other one, in which an account does a little. */
    public Region other() {
        return this == US_EAST_1 ? EU_WEST_1 : US_EAST_1;
    }
}
