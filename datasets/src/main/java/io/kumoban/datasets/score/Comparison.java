package io.kumoban.datasets.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Two runs against the same truth.
 *
 * @param before the first run
 * @param after  the second run
 */
public record Comparison(Score before, Score after) {
    /** A finding type that one run raised for an incident and the other did not. */
    public record Turn(IncidentResult incident, String type) {}

    /**
     * How many false positives of a type there are in one run only.
     *
     * @param gone  in the first only
     * @param added in the second only
     */
    public record Alarms(long gone, long added) {
        Alarms plus(Alarms other) {
            return new Alarms(gone + other.gone, added + other.added);
        }
    }

    /** Incidents that only the second run found. */
    public List<IncidentResult> won() {
        return foundOnlyBy(after, before);
    }

    /** Incidents that only the first run found. */
    public List<IncidentResult> lost() {
        return foundOnlyBy(before, after);
    }

    private static List<IncidentResult> foundOnlyBy(Score one, Score other) {
        List<IncidentResult> only = new ArrayList<>();
        for (int i = 0; i < one.incidents().size(); i++) {
            IncidentResult incident = one.incidents().get(i);
            if (incident.wanted()
                    && incident.isFound()
                    && !other.incidents().get(i).isFound()) {
                only.add(incident);
            }
        }
        return only;
    }

    /** Expected types that came up in the second run only. */
    public List<Turn> typesWon() {
        return typesOnlyIn(after, before);
    }

    /** Expected types that came up in the first run only. */
    public List<Turn> typesLost() {
        return typesOnlyIn(before, after);
    }

    private static List<Turn> typesOnlyIn(Score one, Score other) {
        List<Turn> only = new ArrayList<>();
        for (int i = 0; i < one.incidents().size(); i++) {
            IncidentResult incident = one.incidents().get(i);
            Set<String> missed = other.incidents().get(i).missed();
            incident.found().stream().filter(missed::contains).forEach(type -> only.add(new Turn(incident, type)));
        }
        return only;
    }

    /** False positives that are in one run only, told apart by their ids, by type. */
    public SortedMap<String, Alarms> falsePositives() {
        SortedMap<String, Alarms> byType = new TreeMap<>();
        onlyIn(before, after).forEach((type, gone) -> byType.put(type, new Alarms(gone, 0)));
        onlyIn(after, before).forEach((type, added) -> byType.merge(type, new Alarms(0, added), Alarms::plus));
        return byType;
    }

    private static Map<String, Long> onlyIn(Score one, Score other) {
        Set<String> known = ids(other.falsePositives());
        return one.falsePositives().stream()
                .filter(alarm -> !known.contains(alarm.id()))
                .collect(Collectors.groupingBy(FalsePositive::type, Collectors.counting()));
    }

    private static Set<String> ids(Collection<FalsePositive> alarms) {
        return alarms.stream().map(FalsePositive::id).collect(Collectors.toSet());
    }
}
