package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Incidents and findings in few words. Times are seconds after noon of 1 March 2026. */
final class Story {
    static final String ACCOUNT = "111122223333";
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();

    private Story() {}

    /** An incident of ten minutes with an actor, a resource and four events, all called after it. */
    static Incident incident(String name, long after, String... expectedTypes) {
        return new Incident(
                name,
                0,
                List.of("T1078"),
                List.of(expectedTypes),
                NOON + after,
                NOON + after + 600,
                ACCOUNT,
                List.of(name + "-actor"),
                List.of(name + "-bucket"),
                List.of(name + "/1", name + "/2", name + "/3", name + "/4"));
    }

    /** Something harmless that looks hostile. */
    static Incident lookalike(String name, long after) {
        Incident incident = incident(name, after);
        return new Incident(
                name,
                0,
                List.of(),
                List.of(),
                incident.from(),
                incident.to(),
                ACCOUNT,
                incident.actors(),
                incident.resources(),
                incident.events());
    }

    /** A finding of medium severity that is about something and shows events. */
    static Detection finding(String type, long after, String subject, String... events) {
        long time = (NOON + after) * 1000;
        return new Detection(
                type + "@" + after + subject,
                type,
                Severity.MEDIUM,
                ACCOUNT,
                time,
                time,
                time,
                List.of(subject),
                Set.of(subject),
                List.of(events));
    }

    /** The same finding with a further name in it. */
    static Detection naming(Detection finding, String name) {
        Set<String> names = new TreeSet<>(finding.names());
        names.add(name);
        return new Detection(
                finding.id(),
                finding.type(),
                finding.severity(),
                finding.account(),
                finding.createdAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.subject(),
                names,
                finding.events());
    }

    /** The same finding under another id. */
    static Detection again(Detection finding) {
        return new Detection(
                finding.id() + "'",
                finding.type(),
                finding.severity(),
                finding.account(),
                finding.createdAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.subject(),
                finding.names(),
                finding.events());
    }

    static Score score(List<Incident> incidents, Detection... findings) {
        return score(incidents, Matching.STRICT, List.of(findings));
    }

    static Score score(List<Incident> incidents, Matching matching, List<Detection> findings) {
        Scoring scoring = new Scoring(incidents, matching);
        findings.forEach(scoring::add);
        return scoring.score(OptionalLong.of(10));
    }
}
