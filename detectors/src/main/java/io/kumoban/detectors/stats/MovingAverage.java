package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean and variance of a series: the plain ones while it is short, then exponentially weighted over a memory of so many
 * values (West, CACM 1979; Finch, "Incremental calculation of weighted mean and variance", 2009). 20 bytes.
 */
public final class MovingAverage implements State {
    private int count;
    private double mean;
    private double variance;

    /** Adds a value; the weight of old ones falls to a third after {@code memory} more. */
    public void add(double value, int memory) {
        count = Math.min(count + 1, memory);
        double weight = 1.0 / count;
        double difference = value - mean;
        mean += weight * difference;
        variance = (1 - weight) * (variance + weight * difference * difference);
    }

    /** How many values were added, at most the memory. */
    public int count() {
        return count;
    }

    /** The mean; 0 before the first value. */
    public double mean() {
        return mean;
    }

    /** The standard deviation; 0 before the second value. */
    public double deviation() {
        return Math.sqrt(variance);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    @Override
    public void load(DataInput in) throws IOException {
        count = in.readInt();
        mean = in.readDouble();
        variance = in.readDouble();
    }
}
