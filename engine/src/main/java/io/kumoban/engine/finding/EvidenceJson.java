package io.kumoban.engine.finding;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** One event as findings and near misses show it: what it was, and apart from that where its record lies. */
public final class EvidenceJson {
    private EvidenceJson() {}

    /** Time, content id, family and fields; the same however the records are spread over files. */
    public static ObjectNode event(Evidence evidence) {
        ObjectNode event = Json.object();
        event.put("time", Json.time(evidence.time()));
        event.put("id", evidence.id());
        event.put("kind", name(evidence.kind()));
        ObjectNode fields = event.putObject("fields");
        evidence.fields().forEach(fields::put);
        return event;
    }

    /** File and offset: outside the promise of equal bytes. */
    public static ObjectNode locator(Evidence evidence) {
        ObjectNode locator = Json.object();
        locator.put("id", evidence.id());
        locator.put("file", evidence.file());
        locator.put("offset", evidence.offset());
        return locator;
    }

    /** The name of a family in our documents. */
    public static String name(Kind kind) {
        return switch (kind) {
            case API_CALL -> "apiCall";
            case FLOW -> "flow";
            case DNS_QUERY -> "dnsQuery";
        };
    }
}
