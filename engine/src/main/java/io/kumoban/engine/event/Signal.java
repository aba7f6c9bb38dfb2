package io.kumoban.engine.event;

/**
 * An event of the merged stream: a finding, or something too weak to be one by itself. Detectors of signals (attack
 * sequences, correlations) listen to these under the same contract as log events.
 *
 * @param detector the id of the detector that raised it
 * @param type     the finding type, or the empty text for a weak signal
 * @param weight   how much it counts, 0 to 1 for weak signals, more for findings
 * @param actor    the principal, instance or client behind it
 * @param origin   the actor whose credentials led to the actor's, through all roles in between; else the actor
 * @param evidence the event that completed it
 */
public record Signal(
        long time,
        String account,
        String region,
        String detector,
        String type,
        Severity severity,
        Tactic tactic,
        double weight,
        String actor,
        String origin,
        Evidence evidence)
        implements Event {

    /**
     * A name among the fields of evidence that no log has: a signal with it says only which rules the event fits, to those
     * who join rules. The value is theirs.
     */
    public static final String RULES = "@rules";

    /** Whether this says only which rules an event fits; it reaches nobody but detectors keyed by {@link Key#STREAM}. */
    public boolean isMatch() {
        return weight == 0 && evidence.fields().containsKey(RULES);
    }

    /** Whether this is a finding and no weak signal. */
    public boolean isFinding() {
        return !type.isEmpty();
    }

    /** The same with another origin. */
    public Signal withOrigin(String other) {
        return new Signal(time, account, region, detector, type, severity, tactic, weight, actor, other, evidence);
    }

    @Override
    public long key(Key key) {
        return switch (key) {
            case ACTOR -> Hashes.join(Hashes.of(account), Hashes.of(origin));
            case ACCOUNT -> Hashes.of(account);
            case STREAM -> 1;
            default -> 0;
        };
    }

    @Override
    public long accountHash() {
        return Hashes.of(account);
    }
}
