package io.kumoban.datasets.simulator.flows;

/** What differs from one line of a flow log to the next; written again for each. */
final class Line {
    int source;
    int destination;
    int sourcePort;
    int destinationPort;
    int protocol;
    long packets;
    long bytes;
    long start;
    long end;
    /** Whether the addresses stand for those of IPv6. */
    boolean six;

    boolean rejected;
    int flags;
    int packetSource;
    int packetDestination;
    boolean egress;
    /** As the log numbers it: 1 inside the network, 7 a gateway endpoint, 8 the internet; for egress only. */
    int path;
}
