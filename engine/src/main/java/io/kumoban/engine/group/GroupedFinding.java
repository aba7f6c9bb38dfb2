package io.kumoban.engine.group;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.list.AddressSet;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import tools.jackson.databind.JsonNode;

/**
 * What grouping needs of a finding.
 *
 * @param severity  its level
 * @param resource  the primary resource
 * @param firstSeen time of its first event, milliseconds since 1970
 * @param lastSeen  time of its last event, never before the first
 * @param tactic    of ATT&amp;CK, where its type or technique says one
 * @param entities  all that it names, with its events
 */
public record GroupedFinding(
        String id,
        String type,
        String title,
        Severity severity,
        String account,
        String region,
        String resource,
        long firstSeen,
        long lastSeen,
        Optional<Tactic> tactic,
        SortedSet<Entity> entities) {

    static final Comparator<GroupedFinding> ORDER =
            Comparator.comparingLong(GroupedFinding::firstSeen).thenComparing(GroupedFinding::id);

    /** One activity that goes on for longer says little about what happened beside it. */
    private static final long LONGEST = Duration.ofHours(24).toMillis();

    public GroupedFinding {
        entities = Collections.unmodifiableSortedSet(entities);
    }

    /**
     * Reads a finding in the shape of GetFindings.
     *
     * @param ignored addresses that do not count, since they are the user's own or trusted
     */
    public static GroupedFinding of(JsonNode finding, AddressSet ignored) {
        String type = finding.path("type").asString("");
        JsonNode own = finding.path("kumoban");
        JsonNode service = finding.path("service");
        List<String> techniques = new ArrayList<>();
        own.path("technique").forEach(technique -> techniques.add(technique.asString("")));
        long first = time(service.path("eventFirstSeen").asString(""));
        return new GroupedFinding(
                finding.path("id").asString(""),
                type,
                finding.path("title").asString(""),
                Severity.ofValue(finding.path("severity").asDouble(0)),
                finding.path("accountId").asString(""),
                finding.path("region").asString(""),
                own.path("resource").asString(""),
                first,
                Math.max(first, time(service.path("eventLastSeen").asString(""))),
                Tactics.of(type, techniques),
                Entities.of(finding, ignored));
    }

    /**
     * Whether it only follows others into their group and joins none: an attack sequence joins what one actor did within
     * a day, whoever held the credentials, and an activity of many days touches all that happened in them.
     */
    boolean follows() {
        return type.startsWith("AttackSequence:") || lastSeen - firstSeen > LONGEST;
    }

    /** Milliseconds between two findings; 0 where their times overlap. */
    long gap(GroupedFinding other) {
        return Math.max(0, Math.max(firstSeen, other.firstSeen) - Math.min(lastSeen, other.lastSeen));
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException absent) {
            return 0;
        }
    }
}
