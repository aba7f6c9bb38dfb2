package io.kumoban.engine.detect;

import io.kumoban.engine.event.Row;

/** How a detector makes a finding of an event, without looking at anything else. */
@FunctionalInterface
public interface Raising {
    /** Reports the event, once. */
    void report(Row event, Context context);
}
