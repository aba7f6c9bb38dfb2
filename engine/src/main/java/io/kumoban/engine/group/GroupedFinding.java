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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * An attack sequence joins what one identity did within a day, whoever held the credentials; so identities and data
     * say nothing of it that it has not taken for granted itself.
     */
    private static final Set<EntityKind.Side> SIDES_OF_SEQUENCES =
            EnumSet.of(EntityKind.Side.OWN, EntityKind.Side.FAR, EntityKind.Side.EVENT);

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
        SortedSet<Entity> entities = Entities.of(finding, ignored);
        if (type.startsWith("AttackSequence:")) {
            entities.removeIf(
                    entity -> !SIDES_OF_SEQUENCES.contains(entity.kind().side()));
        }
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
                entities);
    }

    /**
     * Whether it only follows others into their group and joins none: an activity of many days touches all that happened
     * in them; an attack sequence joins what one identity did within a day, whoever held the credentials, and only says
     * something of its own where it is about one machine.
     */
    boolean follows() {
        return lastSeen - firstSeen > LONGEST || type.startsWith("AttackSequence:") && !isOfOneMachine();
    }

    private boolean isOfOneMachine() {
        return type.startsWith("AttackSequence:EC2/")
                && entities.stream()
                                .filter(entity -> entity.kind() == EntityKind.INSTANCE)
                                .count()
                        == 1;
    }

    /** Whether it names this entity, or acts by the rights of what was changed. */
    boolean names(Entity entity) {
        return entities.contains(entity)
                || entities.stream().anyMatch(named -> named.rights().equals(Optional.of(entity)));
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
