package io.kumoban.detectors.graph.path;

import io.kumoban.detectors.baseline.CallTraits;
import io.kumoban.detectors.baseline.FamiliarValues;
import io.kumoban.detectors.stats.LogHistogram;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The edges that one identity walks, with counts that halve every 30 days, and how surprising its calls are. */
public final class WalkedPaths implements State {
    private static final int APIS = 64;
    private static final int NETWORKS = 16;
    private static final int CLIENTS = 8;
    private static final int BUCKETS = 16;
    /** Different reading APIs that are remembered of a look around. */
    private static final int LOOKS = 8;

    private static final long DAY = Duration.ofDays(1).toMillis();
    /** Surprises are kept in thousandths. */
    private static final int SCALE = 1_000;

    private static final int OCTAVES = 10;

    final FamiliarValues apis = new FamiliarValues(APIS);
    final FamiliarValues networks = new FamiliarValues(NETWORKS);
    final FamiliarValues clients = new FamiliarValues(CLIENTS);
    final FamiliarValues buckets = new FamiliarValues(BUCKETS);
    private final LogHistogram surprises = new LogHistogram(OCTAVES);
    private final long[] looks = new long[LOOKS];
    private int looked;
    private long lookingSince;
    private long first;
    private long calls;

    void learn(ApiCall call, long network, @Nullable Text bucket, double worth) {
        if (calls == 0) {
            first = call.time();
        }
        calls++;
        apis.add(call.apiHash(), worth, call.time());
        networks.add(network, worth, call.time());
        clients.add(CallTraits.client(call), worth, call.time());
        if (bucket != null && bucket.isPresent()) {
            buckets.add(bucket.hash(), worth, call.time());
        }
    }

    /** Whether so many calls were seen, over so many milliseconds. */
    boolean isKnown(long time, int leastCalls, long history) {
        return calls >= leastCalls && time - first >= history;
    }

    /**
     * Notes how surprising a call was, as long as its account is learned, so that no intruder teaches what is usual. Within
     * twice {@code settled} milliseconds, in which all edges are new, it tells nothing.
     */
    void noteSurprise(double score, long time, long settled, boolean learning) {
        if (learning && calls > 0 && time - first >= 2 * settled) {
            surprises.add((long) (SCALE * score));
        }
    }

    /** The surprise that this share of the identity's calls stays below, 0 to 1. */
    double surprise(double share) {
        return surprises.quantile(share) / SCALE;
    }

    /** Notes that an API was read along a strange path; returns how many different ones were within a day, at most 8. */
    int look(long api, long time) {
        if (time - lookingSince >= DAY) {
            lookingSince = time;
            looked = 0;
        }
        for (int i = 0; i < looked; i++) {
            if (looks[i] == api) {
                return looked;
            }
        }
        if (looked < LOOKS) {
            looks[looked++] = api;
        }
        return looked;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        apis.save(out);
        networks.save(out);
        clients.save(out);
        buckets.save(out);
        surprises.save(out);
        out.writeByte(looked);
        for (int i = 0; i < looked; i++) {
            out.writeLong(looks[i]);
        }
        out.writeLong(lookingSince);
        out.writeLong(first);
        out.writeLong(calls);
    }

    @Override
    public void load(DataInput in) throws IOException {
        apis.load(in);
        networks.load(in);
        clients.load(in);
        buckets.load(in);
        surprises.load(in);
        looked = in.readByte();
        for (int i = 0; i < looked; i++) {
            looks[i] = in.readLong();
        }
        lookingSince = in.readLong();
        first = in.readLong();
        calls = in.readLong();
    }
}
