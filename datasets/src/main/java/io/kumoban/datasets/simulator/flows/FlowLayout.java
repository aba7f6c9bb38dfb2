package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.simulator.plan.FlowFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an account's flow log, compiled: neighbours that are the same in all lines of an interface become one part
 * that is copied.
 */
final class FlowLayout {
    private static final byte[] ACCEPT = RecordBuffer.ascii("ACCEPT");
    private static final byte[] REJECT = RecordBuffer.ascii("REJECT");
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

    /** Writes a line as an interface sees it. */
    void write(Line line, Interface at, RecordBuffer into) {
        byte[][] parts = fixed[at.number()];
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

    private static void value(Column column, Line line, RecordBuffer into) {
        switch (column) {
            case SRCADDR -> into.address(line.source);
            case DSTADDR -> into.address(line.destination);
            case SRCPORT -> into.number(line.sourcePort);
            case DSTPORT -> into.number(line.destinationPort);
            case PROTOCOL -> into.number(line.protocol);
            case PACKETS -> into.number(line.packets);
            case BYTES -> into.number(line.bytes);
            case START -> into.number(line.start);
            case END -> into.number(line.end);
            case ACTION -> into.put(line.rejected ? REJECT : ACCEPT);
            case TCP_FLAGS -> into.number(line.flags);
            case PKT_SRCADDR -> into.address(line.packetSource);
            case PKT_DSTADDR -> into.address(line.packetDestination);
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
