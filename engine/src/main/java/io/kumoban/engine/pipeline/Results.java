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
