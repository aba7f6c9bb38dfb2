package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Hashes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels what one detector scored. A unit is an event, written as its content id, or the key of a state, written as
 * {@code key:} and the hash of account and entity. An event is positive when an incident that the detector is for has it,
 * unknown when only another incident has it, else negative. A key is positive when it is that of an actor or resource
 * while such an incident is going on, negative when no incident is, and else unknown, since a hash does not tell whose it
 * is; so keys of pairs are never positive.
 */
public final class UnitLabels {
    private static final String KEY = "key:";

    private final Set<String> events = new HashSet<>();
    private final Set<String> othersEvents = new HashSet<>();
    private final Map<String, List<Incident>> byKey = new HashMap<>();
    private final Stretches eventful = new Stretches();

    /**
     * The labels for a detector that raises these types.
     *
     * @param types the detector's finding types; when there are none, it is taken to be for every incident
     */
    public UnitLabels(List<Incident> incidents, Collection<String> types) {
        for (Incident incident : incidents) {
            if (Matching.isLookalike(incident)) {
                continue;
            }
            eventful.add(Matching.begin(incident), Matching.end(incident));
            if (types.isEmpty() || incident.expectedTypes().stream().anyMatch(types::contains)) {
                events.addAll(incident.events());
                incident.actors().forEach(actor -> addKey(incident, actor));
                incident.resources().forEach(resource -> addKey(incident, resource));
            } else {
                othersEvents.addAll(incident.events());
            }
        }
    }

    private void addKey(Incident incident, String name) {
        for (String spelling : Principals.spellings(name)) {
            long hash = Hashes.join(Hashes.of(incident.account()), Hashes.of(spelling));
            byKey.computeIfAbsent(KEY + HexFormat.of().toHexDigits(hash), absent -> new ArrayList<>(1))
                    .add(incident);
        }
    }

    /**
     * The label of a unit.
     *
     * @param time event time in milliseconds since 1970
     * @param unit as in the file of scores
     */
    public Label of(long time, String unit) {
        if (unit.startsWith(KEY)) {
            return ofKey(time, unit);
        }
        if (events.contains(unit)) {
            return Label.POSITIVE;
        }
        return othersEvents.contains(unit) ? Label.UNKNOWN : Label.NEGATIVE;
    }

    private Label ofKey(long time, String unit) {
        if (!eventful.covers(time)) {
            return Label.NEGATIVE;
        }
        return byKey.getOrDefault(unit, List.of()).stream().anyMatch(one -> Matching.isWithin(one, time, time))
                ? Label.POSITIVE
                : Label.UNKNOWN;
    }
}
