package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says when a growing count is worth telling: at its threshold and each time it has doubled since, so that a finding
 * keeps up with what it describes at the cost of a logarithm of raisings. 8 bytes.
 */
public final class Doublings implements State {
    private double next;

    /** Whether the value has reached the threshold, and twice what was told last. */
    public boolean reached(double value, double threshold) {
        return value >= threshold && value >= next;
    }

    /** Takes note that this value was told. */
    public void told(double value) {
        next = 2 * value;
    }

    /** Whether anything was told since the start. */
    public boolean isTold() {
        return next > 0;
    }

    /** Begins anew. */
    public void clear() {
        next = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(next);
    }

    @Override
    public void load(DataInput in) throws IOException {
        next = in.readDouble();
    }
}
