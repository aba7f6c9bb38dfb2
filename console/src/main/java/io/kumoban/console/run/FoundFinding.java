package io.kumoban.console.run;

import io.kumoban.engine.event.Severity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One finding as its line in {@code findings.jsonl} says it; what the line lacks reads as empty. */
public record FoundFinding(JsonNode json) {
    private static final String OURS = "kumoban";

    /** A number with what it means. */
    public record Number(String what, double value, String unit) {}

    /** An event that shows the finding. */
    public record Shown(String time, String id, String kind, Map<String, String> fields, String file, long offset) {}

    /**
     * A signal of a sequence.
     *
     * @param firstSeen milliseconds since 1970
     */
    public record Signal(long firstSeen, String type, String name, double severity, long count) {}

    public String id() {
        return text("id");
    }

    public String type() {
        return text("type");
    }

    public String title() {
        return text("title");
    }

    public String description() {
        return text("description");
    }

    public String account() {
        return text("accountId");
    }

    public String region() {
        return text("region");
    }

    /** 1.0 to 10.0. */
    public double severityValue() {
        return json.path("severity").asDouble(0);
    }

    /** The level that the severity's number belongs to. */
    public Severity severity() {
        return Severity.ofValue(severityValue());
    }

    /** Whether a suppression rule put it aside. */
    public boolean archived() {
        return json.path("service").path("archived").asBoolean(false);
    }

    public long count() {
        return json.path("service").path("count").asLong(1);
    }

    /** Milliseconds since 1970; 0 when the line does not say. */
    public long firstSeen() {
        return time(json.path("service").path("eventFirstSeen"));
    }

    /** Milliseconds since 1970; 0 when the line does not say. */
    public long lastSeen() {
        return time(json.path("service").path("eventLastSeen"));
    }

    /** When it was raised: event time in milliseconds since 1970; 0 when the line does not say. */
    public long createdAt() {
        return time(json.path("createdAt"));
    }

    /** When it was last raised: event time in milliseconds since 1970; 0 when the line does not say. */
    public long updatedAt() {
        return time(json.path("updatedAt"));
    }

    /** The detector's own measure; NaN where it has none. */
    public double score() {
        return json.path(OURS).path("score").asDouble(Double.NaN);
    }

    public String detector() {
        return json.path(OURS).path("detector").asString("");
    }

    public String explanation() {
        return json.path(OURS).path("explanation").asString("");
    }

    public List<String> techniques() {
        return texts(json.path(OURS).path("technique"));
    }

    public List<Number> observed() {
        return numbers(json.path(OURS).path("observed"));
    }

    public List<Number> baseline() {
        return numbers(json.path(OURS).path("baseline"));
    }

    /** The primary resource, as people name it. */
    public String resource() {
        String named = json.path(OURS).path("resource").asString("");
        if (!named.isEmpty()) {
            return named;
        }
        JsonNode resource = json.path("resource");
        for (String path : List.of(
                "/instanceDetails/instanceId",
                "/s3BucketDetails/0/name",
                "/lambdaDetails/functionName",
                "/accessKeyDetails/userName",
                "/accessKeyDetails/principalId",
                "/instanceDetails/networkInterfaces/0/networkInterfaceId",
                "/instanceDetails/networkInterfaces/0/privateIpAddress",
                "/resourceType")) {
            String text = resource.at(path).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** {@code AccessKey}, {@code Instance}, {@code S3Bucket} and so on. */
    public String resourceType() {
        return json.path("resource").path("resourceType").asString("");
    }

    /** What was done, as pairs of a dotted name and a value. */
    public Map<String, String> action() {
        return leaves(json.path("service").path("action"));
    }

    /** All that is said of the resource, as pairs of a dotted name and a value. */
    public Map<String, String> resourceDetails() {
        return leaves(json.path("resource"));
    }

    /** What the finding joins, where it is one of a sequence. */
    public List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        for (JsonNode signal : json.at("/service/detection/sequence/signals")) {
            signals.add(new Signal(
                    Math.round(signal.path("firstSeenAt").asDouble(0) * 1000),
                    signal.path("type").asString(""),
                    signal.path("name").asString(""),
                    signal.path("severity").asDouble(0),
                    signal.path("count").asLong(1)));
        }
        return signals;
    }

    public List<Shown> evidence() {
        List<Shown> events = new ArrayList<>();
        JsonNode locators = json.path(OURS).path("locator");
        for (JsonNode event : json.path(OURS).path("evidence")) {
            Map<String, String> fields = new LinkedHashMap<>();
            event.path("fields").properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            JsonNode locator = locators.path(events.size());
            events.add(new Shown(
                    event.path("time").asString(""),
                    event.path("id").asString(""),
                    event.path("kind").asString(""),
                    fields,
                    locator.path("file").asString(""),
                    locator.path("offset").asLong(0)));
        }
        return events;
    }

    private String text(String name) {
        return json.path(name).asString("");
    }

    private static long time(JsonNode node) {
        try {
            return Instant.parse(node.asString("")).toEpochMilli();
        } catch (DateTimeParseException absent) {
            return 0;
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static List<Number> numbers(JsonNode list) {
        List<Number> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            numbers.add(new Number(
                    number.path("what").asString(""),
                    number.path("value").asDouble(Double.NaN),
                    number.path("unit").asString("")));
        }
        return numbers;
    }

    private static Map<String, String> leaves(JsonNode node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        addLeaves("", node, leaves);
        return leaves;
    }

    private static void addLeaves(String name, JsonNode node, Map<String, String> into) {
        String start = name.isEmpty() ? "" : name + ".";
        if (node.isObject()) {
            node.properties().forEach(child -> addLeaves(start + child.getKey(), child.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addLeaves(node.size() == 1 ? name : start + i, node.get(i), into);
            }
        } else if (!node.isMissingNode() && !node.isNull()) {
            into.put(name, plain(node));
        }
    }

    private static String plain(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }
}
