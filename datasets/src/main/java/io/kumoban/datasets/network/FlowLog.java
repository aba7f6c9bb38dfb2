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
        @Nullable NetworkInterface client = byAddress.get(exchange.client);
        if (client != null) {
            lines.add(line(client, exchange, true, false));
            if (exchange.packetsReceived > 0) {
                lines.add(line(client, exchange, false, true));
            }
        }
        @Nullable NetworkInterface server = byAddress.get(exchange.server);
        if (server != null) {
            lines.add(line(server, exchange, true, true));
            if (exchange.packetsReceived > 0) {
                lines.add(line(server, exchange, false, false));
            }
        }
        return lines;
    }

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
        return new FlowRecord(start + 59, status, text);
    }

    private FlowRecord line(NetworkInterface at, Exchange exchange, boolean fromClient, boolean ingress) {
        String source = fromClient ? exchange.client : exchange.server;
        String destination = fromClient ? exchange.server : exchange.client;
        int sourcePort = fromClient ? exchange.clientPort : exchange.serverPort;
        int destinationPort = fromClient ? exchange.serverPort : exchange.clientPort;
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
        line.append(exchange.blocked && ingress ? "REJECT" : "ACCEPT").append(" OK ");
        line.append(vpc)
                .append(' ')
                .append(at.subnet())
                .append(' ')
                .append(at.instance())
                .append(' ');
        line.append(fromClient ? exchange.flagsSent : exchange.flagsReceived).append(" IPv4 ");
        line.append(source).append(' ').append(destination).append(' ');
        line.append(region).append(' ').append(at.zone()).append(" - - ");
        line.append(awsService.apply(source))
                .append(' ')
                .append(awsService.apply(destination))
                .append(' ');
        line.append(ingress ? "ingress -" : "egress " + path(destination));
        return new FlowRecord(end, "OK", line.toString());
    }

    private static int path(String destination) {
        return destination.startsWith("10.") ? INSIDE_THE_NETWORK : INTERNET_GATEWAY;
    }
}
