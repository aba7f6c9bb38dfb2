package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.time.Duration;

/**
 * When a finding counts for an incident.
 *
 * @param anyType whether a finding of any type does, not only one of a type that the truth expects
 */
public record Matching(boolean anyType) {
    /** Only findings of expected types count. */
    public static final Matching STRICT = new Matching(false);

    /** A finding may come up some time after the last event, when a window closes. */
    public static final Duration AFTERMATH = Duration.ofHours(1);

    private static final int MILLIS = 1000;

    /** Whether a finding of this type can find the incident. */
    boolean accepts(Incident incident, String type) {
        return anyType ? !isLookalike(incident) : incident.expectedTypes().contains(type);
    }

    /** Whether there is a finding that could find it. */
    boolean isWanted(Incident incident) {
        return anyType ? !isLookalike(incident) : !incident.expectedTypes().isEmpty();
    }

    /** Something harmless that looks hostile: every finding about it is wrong. */
    static boolean isLookalike(Incident incident) {
        return incident.expectedTypes().isEmpty() && incident.technique().isEmpty();
    }

    /** Whether some of this time, in milliseconds since 1970, belongs to the incident. */
    static boolean isWithin(Incident incident, long first, long last) {
        return last >= begin(incident) && first <= end(incident);
    }

    /** When the incident begins, in milliseconds since 1970. */
    static long begin(Incident incident) {
        return incident.from() * MILLIS;
    }

    /** When its aftermath ends, in milliseconds since 1970. */
    static long end(Incident incident) {
        return incident.to() * MILLIS + AFTERMATH.toMillis();
    }
}
