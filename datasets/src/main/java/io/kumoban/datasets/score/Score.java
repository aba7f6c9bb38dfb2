package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How well findings met the truth.
 *
 * @param matching       what counted
 * @param incidents      each incident, in the order of the truth
 * @param verdicts       how many findings were judged in which way
 * @param incident       recall: incidents found; precision: right findings
 * @param entity         recall: actors and resources named by right findings; precision: subjects of findings, each once
 * @param event          recall: labelled events shown by right findings; precision: events shown, each once
 * @param byType         each finding type that was expected or raised
 * @param rates          false positives on days without an incident
 * @param falsePositives findings of no incident, in the order in which they were given
 */
public record Score(
        Matching matching,
        List<IncidentResult> incidents,
        Verdicts verdicts,
        Level incident,
        Level entity,
        Level event,
        SortedMap<String, TypeResult> byType,
        FalsePositiveRates rates,
        List<FalsePositive> falsePositives) {

    /** How long it took until incidents were found. */
    public TimeToDetect timeToDetect() {
        return TimeToDetect.of(incidents);
    }

    /** Expected types of incidents, each once an incident: how many came up. */
    public Tally expectedTypes() {
        Tally sum = Tally.NONE;
        for (TypeResult type : byType.values()) {
            sum = sum.plus(type.incidents());
        }
        return sum;
    }

    /** The incidents of one kind alone, without what was wrong. */
    public Level incidentsOf(Predicate<Incident> kind) {
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            if (kind.test(incidents.get(i).incident())) {
                tallies.add(incident.incidents().get(i));
            }
        }
        return new Level(tallies, new TreeMap<>());
    }

    /** Incidents by technique; one of several techniques counts for each. */
    public SortedMap<String, Level> byTechnique() {
        return groups(incident -> incident.technique().stream().distinct());
    }

    public SortedMap<String, Level> byScenario() {
        return groups(incident -> Stream.of(incident.scenario()));
    }

    /** Incidents by how far the actor went to stay unseen. */
    public SortedMap<Integer, Level> byStealth() {
        return groups(incident -> Stream.of(incident.stealth()));
    }

    private <K extends Comparable<K>> SortedMap<K, Level> groups(Function<Incident, Stream<K>> keys) {
        SortedMap<K, List<Tally>> tallies = new TreeMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            Tally tally = incident.incidents().get(i);
            keys.apply(incidents.get(i).incident())
                    .forEach(key -> tallies.computeIfAbsent(key, absent -> new ArrayList<>())
                            .add(tally));
        }
        SortedMap<K, Level> groups = new TreeMap<>();
        tallies.forEach((key, ofKey) -> groups.put(key, new Level(ofKey, new TreeMap<>())));
        return groups;
    }
}
