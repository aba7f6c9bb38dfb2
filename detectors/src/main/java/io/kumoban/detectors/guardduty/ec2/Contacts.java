package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.detectors.stats.LogHistogram;
import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * When and with how many bytes an own side spoke to one port of a remote address within a window, and how regular that
 * was: the beacon score of RITA (activecm/rita, version 5), from histograms and corrected for services that are busy all day.
 * Flow logs tell times only to the second or to their interval of aggregation, so of its four parts the gaps count less than
 * sizes and spread over the window. About 850 bytes.
 */
final class Contacts implements State {
    /** Seconds of a day have 17 bits, */
    private static final int OCTAVES_OF_GAPS = 17;
    /** bytes of a record that a beacon sends fewer than this. */
    private static final int OCTAVES_OF_BYTES = 24;

    private static final int BINS = 24;
    private static final int LEAST_GAPS = 3;
    private static final int LEAST_BUSY_BINS = 6;
    private static final double NARROW = 10;
    private static final double WEIGHT_OF_GAPS = 0.25;
    private static final double WEIGHT_OF_BYTES = 0.35;

    private final LogHistogram gaps = new LogHistogram(OCTAVES_OF_GAPS);
    private final LogHistogram bytes = new LogHistogram(OCTAVES_OF_BYTES);
    private final char[] bins = new char[BINS];
    private long last;
    private int count;

    /**
     * Takes note of a contact.
     *
     * @param at       milliseconds since 1970
     * @param sent     bytes
     * @param share    which share of the window is over, 0 to 1
     */
    void add(long at, long sent, double share) {
        if (count > 0 && at <= last) {
            return;
        }
        if (count++ > 0) {
            gaps.add(Math.round((at - last) / 1000.0));
        }
        last = at;
        bytes.add(sent);
        int bin = Math.clamp((int) (share * BINS), 0, BINS - 1);
        if (bins[bin] < Character.MAX_VALUE) {
            bins[bin]++;
        }
    }

    int count() {
        return count;
    }

    /** The usual gap, in seconds. */
    double gap() {
        return gaps.quantile(0.5);
    }

    /** The usual number of bytes sent. */
    double bytesSent() {
        return bytes.quantile(0.5);
    }

    /** How many of the 24 parts of the window had a contact. */
    int busyBins() {
        int busy = 0;
        for (char bin : bins) {
            busy += bin > 0 ? 1 : 0;
        }
        return busy;
    }

    /** 0 for contacts without any order to 1 for a clockwork. */
    double score() {
        if (gaps.total() < LEAST_GAPS) {
            return 0;
        }
        double spread = (1 - WEIGHT_OF_GAPS - WEIGHT_OF_BYTES) / 2;
        return WEIGHT_OF_GAPS * regularity(gaps)
                + WEIGHT_OF_BYTES * regularity(bytes)
                + spread * duration()
                + spread * evenness();
    }

    /** Half for symmetry (Bowley's skewness), half for narrowness (median absolute deviation). */
    private static double regularity(LogHistogram values) {
        double low = values.quantile(0.25);
        double median = values.quantile(0.5);
        double high = values.quantile(0.75);
        double skewness = high - low < NARROW ? 0 : (high + low - 2 * median) / (high - low);
        double narrowness = Math.max(0, (median - values.medianDistance(median)) / median);
        return (1 - Math.abs(skewness) + narrowness) / 2;
    }

    /** How long contacts went on: from the first busy part of the window to the last, or half a window without a break. */
    private double duration() {
        if (busyBins() < LEAST_BUSY_BINS) {
            return 0;
        }
        int first = -1;
        int end = 0;
        int running = 0;
        int longest = 0;
        for (int bin = 0; bin < BINS; bin++) {
            running = bins[bin] > 0 ? running + 1 : 0;
            longest = Math.max(longest, running);
            if (bins[bin] > 0) {
                first = first < 0 ? bin : first;
                end = bin + 1;
            }
        }
        return Math.min(1, Math.max((double) (end - first) / BINS, longest / (BINS / 2.0)));
    }

    /**
     * One less the variance of the contacts in each part of the window by their mean. RITA takes the coefficient of
     * variation, which is as small for a service that is busy all day; of contacts at random moments variance and mean are
     * equal (Cox and Lewis, "The Statistical Analysis of Series of Events", 1966), of a beacon the variance is smaller.
     */
    private double evenness() {
        double mean = (double) count / BINS;
        double squares = 0;
        for (char bin : bins) {
            squares += (bin - mean) * (bin - mean);
        }
        return Math.max(0, 1 - squares / BINS / mean);
    }

    void clear() {
        gaps.clear();
        bytes.clear();
        Arrays.fill(bins, (char) 0);
        count = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        gaps.save(out);
        bytes.save(out);
        for (char bin : bins) {
            out.writeChar(bin);
        }
        out.writeLong(last);
        out.writeInt(count);
    }

    @Override
    public void load(DataInput in) throws IOException {
        gaps.load(in);
        bytes.load(in);
        for (int bin = 0; bin < BINS; bin++) {
            bins[bin] = in.readChar();
        }
        last = in.readLong();
        count = in.readInt();
    }
}
