package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.simulator.plan.FlowFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an account's flow log, compiled: neighbours that are the same in all lines of an interface become one part
 * that is copied.
 */
final class FlowLayout {
    private static final byte[] ACCEPT = RecordBuffer.ascii("ACCEPT");
    private static final byte[] REJECT = RecordBuffer.ascii("REJECT");
    private static final byte[] IPV4 = RecordBuffer.ascii("IPv4");
    private static final byte[] IPV6 = RecordBuffer.ascii("IPv6");
    private static final byte[] INGRESS = RecordBuffer.ascii("ingress");
    private static final byte[] EGRESS = RecordBuffer.ascii("egress");

    /** By step: null for a fixed part. */
    private final Column[] steps;
    /** By interface and step: the fixed part, or what separates the column from the one before. */
    private final byte[][][] fixed;

    private final FlowFields fields;
    private final Account account;

    FlowLayout(FlowFields fields, Account account) {
        this.fields = fields;
        this.account = account;
        List<Column> columns = fields.names().stream().map(Column::named).toList();
        List<Column> variable =
                columns.stream().filter(column -> !column.fixed()).toList();
        steps = variable.toArray(Column[]::new);
        List<Interface> interfaces = account.network().interfaces();
        fixed = new byte[interfaces.size()][][];
        for (Interface at : interfaces) {
            fixed[at.number()] = parts(columns, at);
        }
    }

    /** Writes a line as the interface of these parts sees it. */
    void write(Line line, byte[][] parts, RecordBuffer into) {
        for (int i = 0; i < steps.length; i++) {
            into.put(parts[i]);
            value(steps[i], line, into);
        }
        into.put(parts[steps.length]);
    }

    /** Writes the line of a window for which there is nothing to show; the status says why. */
    void gap(Interface at, long start, long end, String status, RecordBuffer into) {
        boolean first = true;
        for (String name : fields.names()) {
            Column column = Column.named(name);
            into.text(first ? "" : " ");
            into.text(
                    switch (column) {
                        case START -> Long.toString(start);
                        case END -> Long.toString(end);
                        case LOG_STATUS -> status;
                        case TYPE -> "-";
                        case VERSION -> Integer.toString(fields.version());
                        default -> column.fixed() ? column.text(account, at) : "-";
                    });
            first = false;
        }
    }

    /** What is the same in all lines of an interface; null for one that comes and goes. */
    byte @Nullable [][] lasting(Interface at) {
        return at.number() < fixed.length ? fixed[at.number()] : null;
    }

    /** What is the same in all lines of an interface. */
    byte[][] parts(Interface at) {
        return parts(fields.names().stream().map(Column::named).toList(), at);
    }

    private byte[][] parts(List<Column> columns, Interface at) {
        List<byte[]> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            part.append(i == 0 ? "" : " ");
            if (columns.get(i).fixed()) {
                part.append(
                        columns.get(i) == Column.VERSION
                                ? fields.version()
                                : columns.get(i).text(account, at));
            } else {
                parts.add(RecordBuffer.ascii(part.toString()));
                part.setLength(0);
            }
        }
        parts.add(RecordBuffer.ascii(part.toString()));
        return parts.toArray(byte[][]::new);
    }

    private static void address(int address, Line line, RecordBuffer into) {
        if (line.six) {
            AddressPlan.writeSixth(address, into);
        } else {
            into.address(address);
        }
    }

    private static void value(Column column, Line line, RecordBuffer into) {
        switch (column) {
            case SRCADDR -> address(line.source, line, into);
            case DSTADDR -> address(line.destination, line, into);
            case SRCPORT -> into.number(line.sourcePort);
            case DSTPORT -> into.number(line.destinationPort);
            case PROTOCOL -> into.number(line.protocol);
            case PACKETS -> into.number(line.packets);
            case BYTES -> into.number(line.bytes);
            case START -> into.number(line.start);
            case END -> into.number(line.end);
            case ACTION -> into.put(line.rejected ? REJECT : ACCEPT);
            case TCP_FLAGS -> into.number(line.flags);
            case PKT_SRCADDR -> address(line.packetSource, line, into);
            case PKT_DSTADDR -> address(line.packetDestination, line, into);
            case TYPE -> into.put(line.six ? IPV6 : IPV4);
            case PKT_SRC_AWS_SERVICE ->
                into.put(Endpoints.label(line.packetSource).text());
            case PKT_DST_AWS_SERVICE ->
                into.put(Endpoints.label(line.packetDestination).text());
            case FLOW_DIRECTION -> into.put(line.egress ? EGRESS : INGRESS);
            case TRAFFIC_PATH -> {
                if (line.egress) {
                    into.number(line.path);
                } else {
                    into.put('-');
                }
            }
            default -> throw new IllegalStateException("the column " + column + " does not differ from line to line");
        }
    }
}
