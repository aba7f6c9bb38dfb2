package io.kumoban.engine.shard;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.FieldTexts;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies out of a row what is kept of it: the standard fields of its family and what its detector asked for. For flows
 * also, as {@code @local}, {@code @remote} and so on, what the engine made of the record.
 */
public final class EvidenceMaker {
    private final Members members;

    public EvidenceMaker(Members members) {
        this.members = members;
    }

    /** The evidence of a row with the fields that its detector wants shown. */
    Evidence of(Row row, LoadedDetector<?, ?> detector) {
        return new Evidence(
                OrderKey.of(row.run(), row.row()),
                row.contentId(),
                row instanceof Flow flow ? ofFlow(flow, detector.shown()) : FieldTexts.of(row, detector.shown()),
                members.name(row.run().member(row.row())),
                row.run().offset(row.row()));
    }

    private static Map<String, String> ofFlow(Flow flow, List<Field> shown) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, flow, Flow.STANDARD);
        putFlow(fields, flow);
        put(fields, flow, shown);
        return fields;
    }

    private static void put(Map<String, String> fields, Row row, List<Field> wanted) {
        for (Field field : wanted) {
            Text text = row.text(field);
            if (!text.isAbsent()) {
                fields.put(field.path(), text.toString());
            }
        }
    }

    private static void putFlow(Map<String, String> fields, Flow flow) {
        put(fields, "@local", flow.local().toString());
        put(fields, "@remote", flow.remote().toString());
        put(fields, "@localPort", flow.localPort());
        put(fields, "@remotePort", flow.remotePort());
        put(fields, "@direction", flow.outbound() ? "outbound" : "inbound");
        put(fields, "protocol", flow.protocol());
        put(fields, "packets", flow.packets());
        put(fields, "bytes", flow.bytes());
        put(fields, "start", flow.start() / 1000);
        put(fields, "end", flow.time() / 1000);
        put(fields, "tcp-flags", flow.tcpFlags());
        put(fields, "action", flow.accepted() ? "ACCEPT" : flow.rejected() ? "REJECT" : "");
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static void put(Map<String, String> fields, String name, long value) {
        if (value >= 0) {
            fields.put(name, Long.toString(value));
        }
    }
}
