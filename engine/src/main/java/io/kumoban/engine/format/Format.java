package io.kumoban.engine.format;

/** The formats that are read; told apart by content. */
public enum Format {
    /** CloudTrail JSON in any of its containers. */
    CLOUD_TRAIL(true),
    /** VPC Flow Log text, with or without a header line. */
    FLOW_TEXT(false),
    /** Resolver query logs as JSON. */
    RESOLVER(true),
    /** Zeek's tab-separated logs with their header lines. */
    ZEEK_TEXT(false),
    /** Zeek's logs as JSON. */
    ZEEK_JSON(true),
    /** Flows of Argus as CSV with a header line, as the CTU data sets have them. */
    ARGUS(false),
    /** Suricata's EVE log. */
    SURICATA(true),
    /** Events of OCSF as JSON, as Security Lake has them. */
    OCSF(true),
    /** Flat CSV that a user's mapping tells of. */
    MAPPED(false),
    /** None of them. */
    UNKNOWN(false);

    private final boolean json;

    Format(boolean json) {
        this.json = json;
    }

    /** Whether records are JSON objects; else they are lines. */
    public boolean isJson() {
        return json;
    }
}
