package io.kumoban.console.measure;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the line of progress says while rules are measured. One thread tells, another draws. */
public final class MeasureLine implements MeasureProgress {
    private volatile @Nullable AtomicLong read;
    private volatile double share = -1;

    @Override
    public void reading(AtomicLong events) {
        read = events;
    }

    @Override
    public void measuring(double part) {
        share = part;
    }

    /** The text of now. */
    public String text() {
        AtomicLong counter = read;
        if (share >= 0) {
            return ProgressLine.bar(share) + "measuring";
        }
        return counter == null ? "" : Amounts.count(counter.get(), "event") + " read";
    }
}
