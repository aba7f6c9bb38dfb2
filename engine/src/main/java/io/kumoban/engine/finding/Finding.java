package io.kumoban.engine.finding;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One raising of a finding by a detector. Raisings of the same aggregation key become one finding with a count.
 *
 * @param resource   the primary resource: an actor, an instance, a bucket
 * @param resourceRole {@code ACTOR} or {@code TARGET}
 * @param extraKey   what the type adds to the aggregation key, or the empty text
 * @param detail     what goes to {@code service.additionalInfo}
 * @param score      how odd it was, or NaN when the detector has no score
 * @param evidence   the events that show it, at most {@link #MOST_EVIDENCE}; the last is the one that completed it
 * @param particulars what else is told of it in the service's own structures, if anything
 */
public record Finding(
        String detector,
        String type,
        Severity severity,
        List<String> techniques,
        String title,
        String explanation,
        String account,
        String region,
        String resource,
        String resourceRole,
        String extraKey,
        List<Measure> observed,
        List<Measure> usual,
        double score,
        Map<String, String> detail,
        List<Evidence> evidence,
        @Nullable Particulars particulars) {

    /** How many events a finding shows. */
    public static final int MOST_EVIDENCE = 10;

    public Finding {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a finding of type " + type + " shows no event");
        }
        techniques = List.copyOf(techniques);
        observed = List.copyOf(observed);
        usual = List.copyOf(usual);
        evidence = List.copyOf(evidence);
    }

    /** The event that completed it. */
    public Evidence primary() {
        return evidence.getLast();
    }

    /** Event time in milliseconds since 1970. */
    public long time() {
        return primary().time();
    }
}
