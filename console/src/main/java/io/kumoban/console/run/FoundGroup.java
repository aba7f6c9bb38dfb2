package io.kumoban.console.run;

import io.kumoban.engine.event.Severity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One finding group as its line in {@code groups.jsonl} says it; what the line lacks reads as empty. */
public record FoundGroup(JsonNode json) {

    /** A finding of the group. */
    public record Member(String id, String time, String type, String severity, String resource) {}

    /** A thing that ties findings together, and how many of them name it. */
    public record Tie(String kind, String name, long findings) {}

    public String id() {
        return json.path("id").asString("");
    }

    public Severity severity() {
        String name = json.path("severity").asString("");
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        return Severity.LOW;
    }

    /** Milliseconds since 1970; 0 when the line does not say. */
    public long from() {
        return time("from");
    }

    /** Milliseconds since 1970; 0 when the line does not say. */
    public long to() {
        return time("to");
    }

    /** In the order of ATT&amp;CK, as words. */
    public List<String> tactics() {
        List<String> tactics = new ArrayList<>();
        json.path("tactics").forEach(tactic -> tactics.add(tactic.asString("")));
        return tactics;
    }

    public String summary() {
        return json.path("summary").asString("");
    }

    /** In the order of their first events. */
    public List<Member> findings() {
        List<Member> findings = new ArrayList<>();
        for (JsonNode one : json.path("findings")) {
            findings.add(new Member(
                    one.path("id").asString(""),
                    one.path("time").asString(""),
                    one.path("type").asString(""),
                    one.path("severity").asString(""),
                    one.path("resource").asString("")));
        }
        return findings;
    }

    /** What ties the findings together. */
    public List<Tie> entities() {
        List<Tie> entities = new ArrayList<>();
        for (JsonNode one : json.path("entities")) {
            entities.add(new Tie(
                    one.path("kind").asString(""),
                    one.path("name").asString(""),
                    one.path("findings").asLong(0)));
        }
        return entities;
    }

    /** Whether this finding is in it. */
    public boolean holds(String findingId) {
        return findings().stream().anyMatch(member -> member.id().equals(findingId));
    }

    private long time(String name) {
        try {
            return Instant.parse(json.path(name).asString("")).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException absent) {
            return 0;
        }
    }
}
