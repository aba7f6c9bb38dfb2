package io.kumoban.datasets.simulator.plan;

import java.util.Locale;

/** In which form flow logs are delivered to a bucket. */
public enum FlowFormat {
    /** Text, packed with gzip. */
    TEXT(".log.gz"),
    /** Apache Parquet. */
    PARQUET(".log.parquet");

    private final String suffix;

    FlowFormat(String suffix) {
        this.suffix = suffix;
    }

    /** What names of files end with. */
    public String suffix() {
        return suffix;
    }

    /** As it is written on a command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
