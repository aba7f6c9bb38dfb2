package io.kumoban.console.view;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event as names and values: every text column that it has, and of a flow its numbers too. */
public final class RowFields {
    private RowFields() {}

    /** The fields that are there, by path, in the order of the columns. */
    public static Map<String, String> of(Row row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : row.run().layout().fields()) {
            Text text = row.text(field);
            if (!text.isAbsent()) {
                fields.put(field.path(), text.toString());
            }
        }
        if (row instanceof Flow flow) {
            addNumbers(flow, fields);
        }
        return fields;
    }

    private static void addNumbers(Flow flow, Map<String, String> fields) {
        if (!flow.local().isAbsent()) {
            fields.put("@local", flow.local().toString());
        }
        if (flow.localPort() >= 0) {
            fields.put("@localPort", Integer.toString(flow.localPort()));
        }
        if (!flow.remote().isAbsent()) {
            fields.put("@remote", flow.remote().toString());
        }
        if (flow.remotePort() >= 0) {
            fields.put("@remotePort", Integer.toString(flow.remotePort()));
        }
        fields.put("@direction", flow.outbound() ? "outbound" : "inbound");
        if (flow.protocol() >= 0) {
            fields.put("protocol", Integer.toString(flow.protocol()));
        }
        fields.put("packets", Long.toString(flow.packets()));
        fields.put("bytes", Long.toString(flow.bytes()));
        if (flow.tcpFlags() >= 0) {
            fields.put("tcp-flags", Integer.toString(flow.tcpFlags()));
        }
        if (flow.accepted() || flow.rejected()) {
            fields.put("action", flow.accepted() ? "ACCEPT" : "REJECT");
        }
    }

    /** What happened, in a few words: a call and its outcome, a conversation, a question. */
    public static String summary(Row row) {
        return switch (row) {
            case ApiCall call ->
                call.name() + " of " + call.eventSource() + (call.failed() ? " failed with " + call.errorCode() : "");
            case Flow flow ->
                "%s %s:%s %s, %s in %s"
                        .formatted(
                                flow.outbound() ? "to" : "from",
                                flow.remote(),
                                flow.outbound() ? port(flow.remotePort()) : port(flow.localPort()),
                                flow.rejected() ? "rejected" : "accepted",
                                Amounts.bytes((double) flow.bytes()),
                                Amounts.count(flow.packets(), "packet"));
            case DnsQuery query -> query.name() + " " + query.queryType() + " " + query.rcode();
        };
    }

    private static String port(int port) {
        return port < 0 ? "-" : Integer.toString(port);
    }
}
