package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;

/**
 * Tells the events that an earlier process handed to the detectors, as they come by again in the total order. Used by
 * one thread.
 */
final class Passed {
    private final Cut cut;
    private long copiesLeft;

    Passed(Cut cut) {
        this.cut = cut;
        copiesLeft = cut.copies();
    }

    /** Whether a row lies before the cut; rows must come in order, and behind the first that does not all do not. */
    boolean covers(Run run, int row) {
        int order = OrderKey.of(run, row).compareTo(cut.key());
        return order < 0 || order == 0 && copiesLeft-- > 0;
    }
}
