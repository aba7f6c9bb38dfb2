package io.kumoban.datasets.network;

import io.kumoban.datasets.delivery.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flow log over some interfaces: of each exchange it writes the lines that the interfaces at its ends see, in a custom
 * format of version 5 with windows of 60 seconds.
 */
public final class FlowLog {
    /** The header line: the columns in their order. */
    public static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                    + " log-status vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id"
                    + " sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction"
                    + " traffic-path";

    private static final int INSIDE_THE_NETWORK = 1;
    private static final int INTERNET_GATEWAY = 8;

    private final String account;
    private final String region;
    private final String vpc;
    private final Map<String, NetworkInterface> byAddress;
    private final Function<String, String> awsService;

    /**
     * A log over the given interfaces.
     *
     * @param awsService names the AWS service an address belongs to, {@code -} for none
     */
    public FlowLog(
            String account,
            String region,
            String vpc,
            List<NetworkInterface> interfaces,
            Function<String, String> awsService) {
        this.account = account;
        this.region = region;
        this.vpc = vpc;
        this.byAddress = interfaces.stream().collect(Collectors.toMap(NetworkInterface::address, Function.identity()));
        this.awsService = awsService;
    }

    /** The lines of an exchange: up to two at each end that is one of the log's interfaces. */
    public List<FlowRecord> lines(Exchange exchange) {
        List<FlowRecord> lines = new ArrayList<>(4);
        Leg leg = new Leg(exchange.client, exchange.clientPort, exchange.server, exchange.client, exchange.server);
        @Nullable NetworkInterface client = byAddress.get(exchange.client);
        if (client != null) {
            addLines(lines, client, exchange, leg, false);
        }
        @Nullable NetworkInterface server = byAddress.get(exchange.server);
        if (server != null) {
            addLines(lines, server, exchange, leg, true);
        }
        return lines;
    }

    /**
     * The lines of an exchange that an interface has with the internet through a NAT gateway: up to two at its own end and
     * two on either side of the gateway. On the inner side the gateway's address stands where the packets name the
     * server; on the outer side the gateway is the client.
     *
     * @param gatewayPort from which the gateway speaks to the server
     */
    public List<FlowRecord> linesThrough(NetworkInterface gateway, int gatewayPort, Exchange exchange) {
        List<FlowRecord> lines = lines(exchange);
        Leg inner = new Leg(exchange.client, exchange.clientPort, gateway.address(), exchange.client, exchange.server);
        addLines(lines, gateway, exchange, inner, true);
        Leg outer = new Leg(gateway.address(), gatewayPort, exchange.server, gateway.address(), exchange.server);
        addLines(lines, gateway, exchange, outer, false);
        return lines;
    }

    /** What an interface sees of a leg: the way there, and the way back where anything came back. */
    private void addLines(List<FlowRecord> lines, NetworkInterface at, Exchange exchange, Leg leg, boolean isServer) {
        lines.add(line(at, exchange, leg, true, isServer));
        if (exchange.packetsReceived > 0) {
            lines.add(line(at, exchange, leg, false, !isServer));
        }
    }

    /**
     * The part of an exchange's way on which the addresses stay the same.
     *
     * @param packetClient the client that the packets name
     * @param packetServer the server that the packets name
     */
    private record Leg(String client, int clientPort, String server, String packetClient, String packetServer) {}

    /** The line for a window without traffic (NODATA) or without a record of it (SKIPDATA). */
    public FlowRecord gap(NetworkInterface at, long start, String status) {
        String text = "5 %s %s - - - - - - - %d %d - %s %s %s %s - - - - %s %s - - - - - -"
                .formatted(
                        account,
                        at.id(),
                        start,
                        start + 59,
                        status,
                        vpc,
                        at.subnet(),
                        at.instance(),
                        region,
                        at.zone());
        return new FlowRecord(start + 59, status, HEADER, text);
    }

    private FlowRecord line(NetworkInterface at, Exchange exchange, Leg leg, boolean fromClient, boolean ingress) {
        String source = fromClient ? leg.client : leg.server;
        String destination = fromClient ? leg.server : leg.client;
        String packetSource = fromClient ? leg.packetClient : leg.packetServer;
        String packetDestination = fromClient ? leg.packetServer : leg.packetClient;
        int sourcePort = fromClient ? leg.clientPort : exchange.serverPort;
        int destinationPort = fromClient ? exchange.serverPort : leg.clientPort;
        boolean rejects = exchange.blocked && at.address().equals(exchange.server);
        long end = exchange.start + exchange.seconds;
        StringBuilder line = new StringBuilder(300);
        line.append("5 ").append(account).append(' ').append(at.id()).append(' ');
        line.append(source).append(' ').append(destination).append(' ');
        line.append(sourcePort).append(' ').append(destinationPort).append(' ');
        line.append(exchange.protocol).append(' ');
        line.append(fromClient ? exchange.packetsSent : exchange.packetsReceived)
                .append(' ');
        line.append(fromClient ? exchange.bytesSent : exchange.bytesReceived).append(' ');
        line.append(exchange.start).append(' ').append(end).append(' ');
        line.append(rejects ? "REJECT" : "ACCEPT").append(" OK ");
        line.append(vpc)
                .append(' ')
                .append(at.subnet())
                .append(' ')
                .append(at.instance())
                .append(' ');
        line.append(fromClient ? exchange.flagsSent : exchange.flagsReceived).append(" IPv4 ");
        line.append(packetSource).append(' ').append(packetDestination).append(' ');
        line.append(region).append(' ').append(at.zone()).append(" - - ");
        line.append(awsService.apply(packetSource))
                .append(' ')
                .append(awsService.apply(packetDestination))
                .append(' ');
        line.append(ingress ? "ingress -" : "egress " + path(destination));
        return new FlowRecord(end, "OK", HEADER, line.toString());
    }

    private static int path(String destination) {
        return destination.startsWith("10.") ? INSIDE_THE_NETWORK : INTERNET_GATEWAY;
    }
}
