package io.kumoban.engine.timeline;

import io.kumoban.engine.event.Run;

/** Takes the rows of the timeline in the total order. */
public interface RowSink {
    void row(Run run, int row);

    /** The run has no rows beyond those already handed over. */
    void finished(Run run);
}
