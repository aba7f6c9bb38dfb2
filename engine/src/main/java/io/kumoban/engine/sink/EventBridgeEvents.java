package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings as GuardDuty hands them to EventBridge (AWS page "Processing GuardDuty findings with Amazon EventBridge"). An
 * event's id follows from the finding and how often it was raised, so an update is an event of its own.
 */
public final class EventBridgeEvents {
    private EventBridgeEvents() {}

    /** The event of a finding. */
    public static ObjectNode of(JsonNode finding) {
        String updated = finding.path("updatedAt").asString("");
        String key = finding.path("id").asString("")
                + '/'
                + finding.path("service").path("count").asString("");
        ObjectNode event = Json.object();
        event.put("version", "0");
        event.put("id", StableUuid.of(key.getBytes(StandardCharsets.UTF_8)).toString());
        event.put("detail-type", "GuardDuty Finding");
        event.put("source", "aws.guardduty");
        event.put("account", finding.path("accountId").asString(""));
        event.put("time", Instant.parse(updated).truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", finding.path("region").asString(""));
        event.putArray("resources");
        event.set("detail", finding);
        return event;
    }
}
