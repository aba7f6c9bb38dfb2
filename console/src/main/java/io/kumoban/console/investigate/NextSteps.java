package io.kumoban.console.investigate;

import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What to do now, by what is involved: first stop it, then look, then mend. */
final class NextSteps {
    private static final int MOST_NAMED = 5;

    private NextSteps() {}

    static List<String> of(Set<Entity> entities, Set<Indicator> indicators) {
        Map<EntityKind, List<String>> named = new EnumMap<>(EntityKind.class);
        entities.forEach(entity -> named.computeIfAbsent(entity.kind(), absent -> new ArrayList<>())
                .add(entity.name()));
        List<String> steps = new ArrayList<>();
        step(steps, named, EntityKind.ACCESS_KEY, "Disable the access keys %s, and look for keys that they made.");
        step(steps, named, EntityKind.SESSION, "Revoke the sessions of the roles behind %s.");
        step(steps, named, EntityKind.INSTANCE, "Take %s off the network, but keep memory and disks.");
        step(steps, named, EntityKind.FUNCTION, "Hold the code and configuration of %s against the last release.");
        step(steps, named, EntityKind.BUCKET, "List what was read, written or deleted in %s, and who may open it now.");
        step(steps, named, EntityKind.ADDRESS, "Look for other principals that were used from %s.");
        step(steps, named, EntityKind.DOMAIN, "Block %s in the DNS firewall, and look for others that asked for them.");
        Set<Indicator.Kind> kinds = EnumSet.noneOf(Indicator.Kind.class);
        indicators.forEach(indicator -> kinds.add(indicator.kind()));
        if (kinds.contains(Indicator.Kind.IMPOSSIBLE_TRAVEL) || kinds.contains(Indicator.Kind.NEW_GEOLOCATION)) {
            steps.add("Ask the owner whether they were there; if not, the credentials are in other hands.");
        }
        if (steps.isEmpty()) {
            steps.add("Nothing speaks against it here; widen --from and --to, or read the logs with --logs.");
        }
        return steps;
    }

    private static void step(List<String> steps, Map<EntityKind, List<String>> named, EntityKind kind, String text) {
        List<String> names = named.getOrDefault(kind, List.of());
        if (!names.isEmpty()) {
            String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            steps.add(text.formatted(
                    names.size() > MOST_NAMED ? shown + " and %d more".formatted(names.size() - MOST_NAMED) : shown));
        }
    }
}
