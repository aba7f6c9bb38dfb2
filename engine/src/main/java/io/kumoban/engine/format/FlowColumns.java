package io.kumoban.engine.format;

import io.kumoban.engine.event.FlowIdentity;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.scan.ByteOrderMark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * A column plan: which column of a flow log stands where, as a header line says. The names are those of the AWS page
 * "Flow log records", versions 2 to 11; headers may write {@code _} for {@code -}.
 */
public final class FlowColumns {
    private static final List<String> NAMES = List.of((FlowIdentity.DEFAULT_HEADER
                    + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr"
                    + " region az-id sublocation-type sublocation-id"
                    + " pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path"
                    + " ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id"
                    + " ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn"
                    + " ecs-task-arn ecs-task-id"
                    + " reject-reason resource-id encryption-status"
                    + " instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2"
                    + " interface-type next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id"
                    + " next-hop-interface-type")
            .split(" "));
    private static final LongHashSet KNOWN = new LongHashSet();

    static {
        for (String name : NAMES) {
            KNOWN.add(Hashes.of(name));
            KNOWN.add(Hashes.of(name.replace('-', '_')));
        }
    }

    /** The fourteen columns of version 2, in force where there is no header. */
    public static final FlowColumns DEFAULT =
            new FlowColumns(List.of(FlowIdentity.DEFAULT_HEADER.split(" ")), FlowIdentity.under(null), false);

    private final List<String> names;
    private final FlowIdentity identity;
    private final boolean headed;

    final int account;
    final int interfaceId;
    final int source;
    final int destination;
    final int packetSource;
    final int packetDestination;
    final int sourcePort;
    final int destinationPort;
    final int protocol;
    final int packets;
    final int bytes;
    final int start;
    final int end;
    final int action;
    final int status;
    final int tcpFlags;
    final int direction;

    private FlowColumns(List<String> names, FlowIdentity identity, boolean headed) {
        this.names = names;
        this.identity = identity;
        this.headed = headed;
        account = column("account-id");
        interfaceId = column("interface-id");
        source = column("srcaddr");
        destination = column("dstaddr");
        packetSource = column("pkt-srcaddr");
        packetDestination = column("pkt-dstaddr");
        sourcePort = column("srcport");
        destinationPort = column("dstport");
        protocol = column("protocol");
        packets = column("packets");
        bytes = column("bytes");
        start = column("start");
        end = column("end");
        action = column("action");
        status = column("log-status");
        tcpFlags = column("tcp-flags");
        direction = column("flow-direction");
    }

    /** The names of all columns that a flow log can have. */
    public static List<String> known() {
        return NAMES;
    }

    /** Whether a line, with or without its line end, is a header: it has tokens, and all of them are column names. */
    public static boolean isHeader(byte[] line, int from, int to) {
        int at = from + ByteOrderMark.length(line, from, to);
        boolean any = false;
        while (at < to) {
            if (isSpace(line[at])) {
                at++;
                continue;
            }
            // Values begin with a digit, a capital or a dash far more often than with a small letter.
            if (line[at] < 'a' || line[at] > 'z') {
                return false;
            }
            int start = at;
            while (at < to && !isSpace(line[at])) {
                at++;
            }
            if (!KNOWN.contains(Hashes.of(line, start, at - start))) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    /**
     * The plan of a header line, given with or without its line end. A name that stands there twice means its first
     * column.
     *
     * @throws IllegalArgumentException when the line is no header
     */
    public static FlowColumns of(byte[] line, int from, int to) {
        byte[] header = Arrays.copyOfRange(line, from + ByteOrderMark.length(line, from, to), to);
        String text = new String(header, StandardCharsets.UTF_8);
        if (!isHeader(header, 0, header.length)) {
            throw new IllegalArgumentException("'" + text
                    + "' is no header of a flow log: it must hold nothing but names of columns such as srcaddr");
        }
        List<String> names = new ArrayList<>();
        for (String name : text.strip().split("[ \r\n]+")) {
            names.add(name.replace('_', '-'));
        }
        return new FlowColumns(List.copyOf(names), FlowIdentity.under(header), true);
    }

    /** The names of the columns in their order, written with {@code -}. */
    public List<String> names() {
        return names;
    }

    /** How many fields a line must have. */
    public int count() {
        return names.size();
    }

    /** The number of a column, counted from 0, or -1 when lines do not have it. */
    public int column(String name) {
        return names.indexOf(name);
    }

    /** What the identity of lines under this plan is made of. */
    public FlowIdentity identity() {
        return identity;
    }

    /** Whether a header line named the columns. */
    public boolean headed() {
        return headed;
    }
}
