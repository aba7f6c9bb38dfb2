package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.simulator.files.Shelf;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes conversations as the interfaces on their way see them: up to two lines each. */
final class FlowWriter {
    private static final int INSIDE = 1;
    private static final int ENDPOINT = 7;
    private static final int INTERNET = 8;

    private final FlowLayout layout;
    private final Shelf shelf;
    private final Line line = new Line();
    private final Map<Interface, byte[][]> passing = new HashMap<>();

    FlowWriter(FlowLayout layout, Shelf shelf) {
        this.layout = layout;
        this.shelf = shelf;
    }

    /** How many lines were written. */
    long lines() {
        return shelf.records();
    }

    /** A conversation between two interfaces of the network, or with the internet where one is null. */
    void between(@Nullable Interface client, @Nullable Interface server, Conversation talk) {
        int path = client == null || server == null ? INTERNET : INSIDE;
        if (client != null) {
            there(talk, talk.client, talk.server, client, true, path);
            back(talk, talk.client, talk.server, client, false, path);
        }
        if (server != null) {
            there(talk, talk.client, talk.server, server, false, path);
            back(talk, talk.client, talk.server, server, true, path);
        }
    }

    /** A conversation with a service behind an endpoint of the network. */
    void throughEndpoint(Interface client, Conversation talk) {
        there(talk, talk.client, talk.server, client, true, ENDPOINT);
        back(talk, talk.client, talk.server, client, false, ENDPOINT);
    }

    /**
     * A conversation with the internet through a NAT gateway: six lines. On the gateway's own lines of the inner side its
     * address stands where the packets name the remote; outside it is the client, from a port of its own.
     */
    void throughGateway(Interface client, Interface gateway, int gatewayPort, Conversation talk) {
        there(talk, talk.client, talk.server, client, true, INTERNET);
        back(talk, talk.client, talk.server, client, false, INTERNET);
        there(talk, talk.client, gateway.address(), gateway, false, INTERNET);
        back(talk, talk.client, gateway.address(), gateway, true, INSIDE);
        int insidePort = talk.clientPort;
        int inside = talk.client;
        talk.client = gateway.address();
        talk.clientPort = gatewayPort;
        there(talk, gateway.address(), talk.server, gateway, true, INTERNET);
        back(talk, gateway.address(), talk.server, gateway, false, INTERNET);
        talk.client = inside;
        talk.clientPort = insidePort;
    }

    /** An attempt that a security group drops: one line. */
    void dropped(Interface server, Conversation talk) {
        line.rejected = true;
        there(talk, talk.client, talk.server, server, false, INTERNET);
        line.rejected = false;
    }

    /** An attempt at an open port that goes no further: one line. */
    void accepted(Interface server, Conversation talk) {
        there(talk, talk.client, talk.server, server, false, INTERNET);
    }

    /** A window without traffic, or without a record of it. */
    void gap(Interface at, long start, String status) {
        layout.gap(at, start, start + 59, status, shelf.begin(start + 59));
        shelf.end();
    }

    private void there(Conversation talk, int source, int destination, Interface at, boolean egress, int path) {
        line.source = source;
        line.destination = destination;
        line.sourcePort = talk.clientPort;
        line.destinationPort = talk.serverPort;
        line.packets = talk.packetsSent;
        line.bytes = talk.bytesSent;
        line.flags = talk.flagsSent;
        line.packetSource = talk.client;
        line.packetDestination = talk.server;
        write(talk, at, egress, path);
    }

    private void back(Conversation talk, int client, int server, Interface at, boolean egress, int path) {
        if (talk.packetsReceived == 0) {
            return;
        }
        line.source = server;
        line.destination = client;
        line.sourcePort = talk.serverPort;
        line.destinationPort = talk.clientPort;
        line.packets = talk.packetsReceived;
        line.bytes = talk.bytesReceived;
        line.flags = talk.flagsReceived;
        line.packetSource = talk.server;
        line.packetDestination = talk.client;
        write(talk, at, egress, path);
    }

    /** The parts of an interface that lives for some hours. */
    private byte[][] passing(Interface at) {
        return passing.computeIfAbsent(at, layout::parts);
    }

    private void write(Conversation talk, Interface at, boolean egress, int path) {
        line.protocol = talk.protocol;
        line.start = talk.start;
        line.end = talk.end;
        line.six = talk.six;
        line.egress = egress;
        line.path = path;
        byte[][] parts = layout.lasting(at);
        layout.write(line, parts != null ? parts : passing(at), shelf.begin(talk.end));
        shelf.end();
    }
}
