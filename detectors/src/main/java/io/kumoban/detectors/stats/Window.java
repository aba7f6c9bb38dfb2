package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A window of event time that opens with the first event after the last one ended, so that a burst after silence is
 * never cut in two. 8 bytes.
 */
public final class Window implements State {
    private static final long NEVER = Long.MIN_VALUE;

    private long start = NEVER;

    /** Whether the event at this time opens a new window of the given length; what the last one counted is over. */
    public boolean opens(long now, long lengthMillis) {
        if (start != NEVER && now - start < lengthMillis) {
            return false;
        }
        start = now;
        return true;
    }

    /** When the window in course began; only after {@link #opens} was asked once. */
    public long start() {
        return start;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(start);
    }

    @Override
    public void load(DataInput in) throws IOException {
        start = in.readLong();
    }
}
