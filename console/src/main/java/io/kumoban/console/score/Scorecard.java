package io.kumoban.console.score;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.datasets.truth.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings held against incidents. A finding belongs to an incident when it shows one of the incident's events, or when
 * it names one of its resources or actors while the incident was going on.
 */
public final class Scorecard {
    /** A finding may come up some time after the last event, when a window closes. */
    private static final long AFTERMATH_MILLIS = Duration.ofHours(1).toMillis();

    private static final int MILLIS = 1000;

    /**
     * How one incident fared.
     *
     * @param found        expected types that came up
     * @param missed       expected types that did not
     * @param further      other types that came up for it
     * @param timeToDetect from the first event to the first expected finding; empty when there is none
     */
    public record Line(
            Incident incident,
            Set<String> found,
            Set<String> missed,
            Set<String> further,
            Optional<Duration> timeToDetect) {}

    private final List<Case> cases = new ArrayList<>();
    private long findings;
    private long ofNoIncident;

    public Scorecard(List<Incident> incidents) {
        incidents.forEach(incident -> cases.add(new Case(incident)));
    }

    public void add(FoundFinding finding) {
        findings++;
        boolean belongs = false;
        for (Case one : cases) {
            belongs |= one.claims(finding);
        }
        if (!belongs) {
            ofNoIncident++;
        }
    }

    /** The incidents in their order. */
    public List<Line> lines() {
        return cases.stream().map(Case::line).toList();
    }

    public long findings() {
        return findings;
    }

    /** How many findings belong to no incident. */
    public long ofNoIncident() {
        return ofNoIncident;
    }

    private static final class Case {
        private final Incident incident;
        private final Set<String> events;
        private final Set<String> names;
        private final Set<String> types = new TreeSet<>();
        private OptionalLong first = OptionalLong.empty();

        private Case(Incident incident) {
            this.incident = incident;
            events = new HashSet<>(incident.events());
            names = new HashSet<>(incident.resources());
            names.addAll(incident.actors());
        }

        private boolean claims(FoundFinding finding) {
            if (!showsAnEvent(finding) && !namesOneInTime(finding)) {
                return false;
            }
            types.add(finding.type());
            if (incident.expectedTypes().contains(finding.type())) {
                first = OptionalLong.of(Math.min(first.orElse(Long.MAX_VALUE), finding.createdAt()));
            }
            return true;
        }

        private boolean showsAnEvent(FoundFinding finding) {
            return finding.evidence().stream().anyMatch(event -> events.contains(event.id()));
        }

        private boolean namesOneInTime(FoundFinding finding) {
            return names.contains(finding.resource())
                    && finding.lastSeen() >= incident.from() * MILLIS
                    && finding.firstSeen() <= incident.to() * MILLIS + AFTERMATH_MILLIS;
        }

        private Line line() {
            Set<String> found = new TreeSet<>(incident.expectedTypes());
            found.retainAll(types);
            Set<String> missed = new TreeSet<>(incident.expectedTypes());
            missed.removeAll(types);
            Set<String> further = new TreeSet<>(types);
            further.removeAll(incident.expectedTypes());
            Optional<Duration> timeToDetect = first.isPresent()
                    ? Optional.of(Duration.ofMillis(Math.max(0, first.getAsLong() - incident.from() * MILLIS)))
                    : Optional.empty();
            return new Line(incident, found, missed, further, timeToDetect);
        }
    }
}
