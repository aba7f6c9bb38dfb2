package io.kumoban.engine.foreign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two ends that talked, as sensors on a network tell it: one record for both directions, where AWS writes one for each.
 *
 * @param start           its beginning, milliseconds since 1970
 * @param end             its end, milliseconds since 1970: the time of its flows
 * @param source          the address that is taken for the one that began
 * @param sourcePort      0 to 65535, or {@link Half#UNTOLD}
 * @param destination     the other address
 * @param destinationPort 0 to 65535, or {@link Half#UNTOLD}
 * @param protocol        the IANA number, or {@link Half#UNTOLD}
 * @param forth           what the source sent
 * @param back            what the destination sent
 * @param verdict         whether it came about
 * @param local           which end the sensor calls its own
 * @param owner           whose it is
 */
public record Conversation(
        long start,
        long end,
        @Nullable String source,
        int sourcePort,
        @Nullable String destination,
        int destinationPort,
        int protocol,
        Half forth,
        Half back,
        Verdict verdict,
        Local local,
        Owner owner)
        implements Reading {

    /** The header of the flow log text in which {@link #flowLines} writes. */
    public static final String HEADER = "account-id interface-id instance-id vpc-id subnet-id region srcaddr dstaddr"
            + " srcport dstport protocol packets bytes start end action tcp-flags flow-direction";

    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;

    /** Whether a conversation came about. */
    public enum Verdict {
        /** The other end took part. */
        ACCEPT,
        /** It was refused, or a TCP connection was never answered. */
        REJECT,
        /** Nothing tells. */
        UNTOLD
    }

    /** Which end the sensor calls its own. */
    public enum Local {
        /** The source only. */
        SOURCE,
        /** The destination only. */
        DESTINATION,
        /** Both, neither, or the sensor does not say. */
        UNTOLD
    }

    /**
     * The conversation as lines of flow log text under {@link #HEADER}: what the source sent, then what the destination
     * sent if it sent anything. A value that a line cannot hold, since it has spaces in it, is left out.
     */
    public List<String> flowLines() {
        List<String> lines = new ArrayList<>(2);
        lines.add(line(source, sourcePort, destination, destinationPort, forth, Local.SOURCE));
        if (back.isSomething()) {
            lines.add(line(destination, destinationPort, source, sourcePort, back, Local.DESTINATION));
        }
        return lines;
    }

    private String line(
            @Nullable String from, int fromPort, @Nullable String to, int toPort, Half sent, Local senderIs) {
        boolean hasPorts = protocol != ICMP && protocol != ICMP_V6;
        String direction = local == Local.UNTOLD ? "-" : local == senderIs ? "egress" : "ingress";
        return String.join(
                " ",
                token(owner.account()),
                token(owner.interfaceId()),
                token(owner.instance()),
                token(owner.vpc()),
                token(owner.subnet()),
                token(owner.region()),
                token(from),
                token(to),
                // AWS writes 0 for ICMP, where sensors write its type and code.
                hasPorts ? number(fromPort) : "0",
                hasPorts ? number(toPort) : "0",
                number(protocol),
                number(sent.packets()),
                number(sent.bytes()),
                Long.toString(start / 1000),
                Long.toString(end / 1000),
                verdict == Verdict.UNTOLD ? "-" : verdict.name(),
                number(sent.tcpFlags()),
                direction);
    }

    private static String token(@Nullable String value) {
        return value == null || value.isEmpty() || value.chars().anyMatch(letter -> letter <= ' ') ? "-" : value;
    }

    private static String number(long value) {
        return value < 0 ? "-" : Long.toString(value);
    }
}
