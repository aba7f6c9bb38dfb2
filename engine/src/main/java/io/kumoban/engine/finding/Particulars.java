package io.kumoban.engine.finding;

/** What a detector says of a finding in the service's own structures, beyond its events and measures. */
public sealed interface Particulars permits Anomaly, PortProbes, Sequence {
    /** Roughly what it takes up in memory, in bytes. */
    long bytes();
}
