package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How whole numbers spread, in bins of which eight make an octave, so that quartiles are good to some 6 %. Two bytes a bin;
 * a full bin stays full.
 */
public final class LogHistogram implements State {
    private static final int BITS_OF_BIN = 3;
    private static final int PER_OCTAVE = 1 << BITS_OF_BIN;

    private final char[] counts;
    private int total;

    /** @param octaves numbers of so many bits and more fall into the last bin */
    public LogHistogram(int octaves) {
        counts = new char[octaves * PER_OCTAVE];
    }

    /** Adds a number; those below 1 count as 1. */
    public void add(long value) {
        int bin = Math.min(bin(Math.max(1, value)), counts.length - 1);
        if (counts[bin] < Character.MAX_VALUE) {
            counts[bin]++;
            total++;
        }
    }

    private static int bin(long value) {
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int within = (int) ((value << BITS_OF_BIN >> octave) & PER_OCTAVE - 1);
        return (octave << BITS_OF_BIN) + within;
    }

    private static double lowest(int bin) {
        return Math.scalb(1 + (double) (bin & PER_OCTAVE - 1) / PER_OCTAVE, bin >> BITS_OF_BIN);
    }

    /** How many numbers were added. */
    public int total() {
        return total;
    }

    public void clear() {
        Arrays.fill(counts, (char) 0);
        total = 0;
    }

    /** The number below which a share of all lies, 0 to 1; inside a bin they are taken to lie evenly. */
    public double quantile(double share) {
        double wanted = share * total;
        double before = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0 && before + counts[bin] >= wanted) {
                double within = (wanted - before) / counts[bin];
                return lowest(bin) + within * (lowest(bin + 1) - lowest(bin));
            }
            before += counts[bin];
        }
        return 0;
    }

    /** The median distance of all numbers from a number that is at least 1; found by going outwards from it, bin by bin. */
    public double medianDistance(double from) {
        double wanted = total / 2.0;
        int above = Math.min(bin((long) from), counts.length - 1);
        int below = above;
        double distance = 0;
        while (true) {
            double up = above < counts.length ? lowest(above + 1) - from : Double.POSITIVE_INFINITY;
            double down = below >= 0 ? from - lowest(below) : Double.POSITIVE_INFINITY;
            double next = Math.min(up, down);
            if (next == Double.POSITIVE_INFINITY) {
                return distance;
            }
            double density = density(above) + density(below);
            double met = density * (next - distance);
            if (met >= wanted && met > 0) {
                return distance + wanted / density;
            }
            wanted -= met;
            distance = next;
            above += up == next ? 1 : 0;
            below -= down == next ? 1 : 0;
        }
    }

    /** Numbers for each unit of a bin's width; none outside. */
    private double density(int bin) {
        return bin < 0 || bin >= counts.length || counts[bin] == 0 ? 0 : counts[bin] / (lowest(bin + 1) - lowest(bin));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(total);
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                out.writeShort(bin);
                out.writeChar(counts[bin]);
            }
        }
        out.writeShort(-1);
    }

    @Override
    public void load(DataInput in) throws IOException {
        clear();
        total = in.readInt();
        for (int bin = in.readShort(); bin >= 0; bin = in.readShort()) {
            counts[bin] = in.readChar();
        }
    }
}
