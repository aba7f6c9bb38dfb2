package io.kumoban.engine.pipeline;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;

/** Where a replay's results go, in stream order and from one thread. On a restart everything so far is taken back. */
public interface Results {
    /**
     * A raising of a finding.
     *
     * @return whether detectors of signals hear of it; not so for what the user suppresses
     */
    boolean finding(Finding finding);

    /** Whether raisings that only repeat one may come together, as their number and the last of them. */
    default boolean takesRepeats() {
        return false;
    }

    /**
     * Raisings of a finding that was raised before, each within a day of the one before it; only when
     * {@link #takesRepeats}.
     *
     * @param times how many there are
     * @return whether detectors of signals hear of it
     */
    default boolean repeated(Finding last, int times) {
        throw new IllegalStateException("raisings come together, though the results take them one by one");
    }

    /** The start or the end of an episode of unusual rates. */
    void insight(Insight insight);

    /**
     * A score of one unit of a detector.
     *
     * @param time event time in milliseconds since 1970
     * @param unit the content id of an event, or {@code key:} and the hash of a state's key
     */
    void score(String detector, long time, String unit, double score);

    /** A bad record; in no order, and from any thread. */
    void reject(Reject reject);

    /** All results so far are void: the run begins again. */
    void restart();
}
