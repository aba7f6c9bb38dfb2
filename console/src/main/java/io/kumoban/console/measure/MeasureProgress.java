package io.kumoban.console.measure;

import java.util.concurrent.atomic.AtomicLong;

/** How far measuring rules has come; told on the thread that works. */
public interface MeasureProgress {
    /** Events are being read; the counter goes on. */
    void reading(AtomicLong events);

    /** Rules are being measured; 0 to 1. */
    void measuring(double share);
}
