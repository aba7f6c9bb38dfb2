package io.kumoban.datasets.simulator.plan;

import java.util.Locale;

/** The families of logs that a data set can hold. */
public enum LogFamily {
    CALLS,
    FLOWS,
    DNS;

    /** As it is written on a command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
