package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One incident and what was found of it so far. */
final class Case implements Comparable<Case> {
    private final int ordinal;
    private final Incident incident;
    private final boolean wanted;
    private final Set<String> events;
    private final Set<String> names = new HashSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> furtherTypes = new TreeSet<>();
    private final Set<String> shownEvents = new HashSet<>();
    private final Set<String> shownNames = new HashSet<>();
    private final Set<String> rightSubjects = new HashSet<>();
    private long right;
    private long created = Long.MAX_VALUE;

    Case(int ordinal, Incident incident, boolean wanted) {
        this.ordinal = ordinal;
        this.incident = incident;
        this.wanted = wanted;
        events = new HashSet<>(incident.events());
        names.addAll(incident.actors());
        names.addAll(incident.resources());
    }

    Incident incident() {
        return incident;
    }

    Set<String> events() {
        return events;
    }

    Set<String> names() {
        return names;
    }

    /** Whether the finding may speak of one of the entities: same account, at the time. */
    boolean isGoingOn(Detection detection) {
        boolean sameAccount =
                detection.account().isEmpty() || detection.account().equals(incident.account());
        return sameAccount && Matching.isWithin(incident, detection.firstSeen(), detection.lastSeen());
    }

    /** Takes note of a finding that finds the incident. */
    void findBy(Detection detection) {
        types.add(detection.type());
        detection.names().stream().filter(names::contains).forEach(shownNames::add);
        detection.events().stream().filter(events::contains).forEach(shownEvents::add);
        if (isAbout(detection)) {
            rightSubjects.add(detection.subject().getFirst());
        }
        if (detection.createdAt() >= Matching.begin(incident)) {
            created = Math.min(created, detection.createdAt());
        }
    }

    /** Whether the finding's subject is one of the entities. */
    boolean isAbout(Detection detection) {
        return detection.subject().stream().anyMatch(names::contains);
    }

    /** Counts a finding for this incident and no other. */
    void credit() {
        right++;
    }

    /** Takes note of a finding of a type that is not expected. */
    void further(String type) {
        furtherTypes.add(type);
    }

    boolean isFound() {
        return !types.isEmpty();
    }

    Tally incidentTally() {
        return new Tally(wanted && isFound() ? 1 : 0, wanted ? 1 : 0, right, 0);
    }

    Tally entityTally() {
        return new Tally(wanted ? shownNames.size() : 0, wanted ? names.size() : 0, rightSubjects.size(), 0);
    }

    /** The events, with how many were shown for it that belong to no incident. */
    Tally eventTally(long strays) {
        return new Tally(wanted ? shownEvents.size() : 0, wanted ? events.size() : 0, shownEvents.size(), strays);
    }

    @Override
    public int compareTo(Case other) {
        return Integer.compare(ordinal, other.ordinal);
    }

    IncidentResult result() {
        Set<String> found = new TreeSet<>(incident.expectedTypes());
        found.retainAll(types);
        Set<String> missed = new TreeSet<>(incident.expectedTypes());
        missed.removeAll(types);
        Set<String> further = new TreeSet<>(types);
        further.addAll(furtherTypes);
        further.removeAll(incident.expectedTypes());
        Optional<Duration> timeToDetect = created == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(created - Matching.begin(incident)));
        return new IncidentResult(incident, wanted, isFound(), found, missed, further, timeToDetect);
    }
}
