package io.kumoban.engine.shard;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of the detectors in a run, gathered from all shards: nothing that stayed silent goes without a reason. */
public final class DetectorAccount {
    /**
     * How close a detector came to a finding that it did not raise.
     *
     * @param observed  the value
     * @param threshold what it would have had to reach
     * @param position  where in the stream
     * @param event     the event at which it came nearest
     */
    public record NearMiss(
            String detector, String parameter, double observed, double threshold, long position, Evidence event) {
        double ratio() {
            return threshold == 0 ? observed : observed / threshold;
        }

        void save(DataOutput out) throws IOException {
            out.writeDouble(observed);
            out.writeDouble(threshold);
            out.writeLong(position);
            event.save(out);
        }

        static NearMiss load(String detector, String parameter, DataInput in) throws IOException {
            return new NearMiss(
                    detector, parameter, in.readDouble(), in.readDouble(), in.readLong(), Evidence.load(in));
        }
    }

    private final Set<String> evaluated = new TreeSet<>();
    private final Map<String, Long> forgotten = new TreeMap<>();
    private final Map<String, Long> keys = new TreeMap<>();
    private final Map<String, Long> learning = new TreeMap<>();
    private final Map<String, NearMiss> nearest = new TreeMap<>();

    void evaluated(String id) {
        evaluated.add(id);
    }

    void forgotten(String id, long count) {
        if (count > 0) {
            forgotten.merge(id, count, Long::sum);
        }
    }

    void keys(String id, long count) {
        keys.merge(id, count, Long::sum);
    }

    void learning(String id, long events) {
        if (events > 0) {
            learning.merge(id, events, Long::sum);
        }
    }

    void nearMiss(NearMiss miss) {
        nearest.merge(miss.detector + "/" + miss.parameter, miss, DetectorAccount::nearer);
    }

    private static NearMiss nearer(NearMiss left, NearMiss right) {
        int order = Double.compare(left.ratio(), right.ratio());
        return order > 0 || order == 0 && left.position <= right.position ? left : right;
    }

    /** Ids of the detectors that at least one event reached. */
    public Set<String> evaluated() {
        return evaluated;
    }

    /** Id to how many keys were forgotten for the cap. */
    public Map<String, Long> forgotten() {
        return forgotten;
    }

    /** Id to how many keys are remembered at the end. */
    public Map<String, Long> keys() {
        return keys;
    }

    /** Id to how many events it kept silent about because an account was being learned. */
    public Map<String, Long> learning() {
        return learning;
    }

    /** For each detector and threshold the nearest miss. */
    public List<NearMiss> nearMisses() {
        return new ArrayList<>(nearest.values());
    }
}
