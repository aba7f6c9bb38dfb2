package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each detector of a shard and each of its thresholds the nearest miss so far. While values climb towards a
 * threshold every event is nearer than the last, so what is shown of an event is copied out of its row only once a batch
 * of the shard is through.
 */
final class NearMisses {
    private final List<LoadedDetector<?, ?>> detectors;
    private final EvidenceMaker evidence;
    private final Thresholds thresholds;
    private final double[] ratio;
    private final @Nullable Miss[] nearest;
    private Batch.@Nullable Cursors cursors;
    private boolean isPending;

    /** The nearest miss of one threshold; its event is a row until it is settled. */
    private static final class Miss {
        final int detector;
        final Parameter threshold;
        double observed;
        double needed;
        long position;

        @Nullable
        Run run;

        int row;

        @Nullable
        Evidence event;

        Miss(int detector, Parameter threshold) {
            this.detector = detector;
            this.threshold = threshold;
        }
    }

    NearMisses(List<LoadedDetector<?, ?>> detectors, Thresholds thresholds, EvidenceMaker evidence) {
        this.detectors = detectors;
        this.thresholds = thresholds;
        this.evidence = evidence;
        ratio = new double[thresholds.count()];
        nearest = new Miss[thresholds.count()];
    }

    /** Forgets all of them. */
    void clear() {
        Arrays.fill(ratio, 0);
        Arrays.fill(nearest, null);
        isPending = false;
    }

    /** Takes note of a value that stayed below a threshold; false when the detector does not declare the threshold. */
    boolean note(int detector, Parameter threshold, double observed, double needed, long position, Event event) {
        int place = thresholds.place(detector, threshold);
        if (place < 0) {
            return false;
        }
        double reached = needed == 0 ? observed : observed / needed;
        if (reached > ratio[place]) {
            ratio[place] = reached;
            Miss miss = nearest[place];
            if (miss == null) {
                miss = new Miss(detector, threshold);
                nearest[place] = miss;
            }
            keep(miss, observed, needed, position, event);
        }
        return true;
    }

    private void keep(Miss miss, double observed, double needed, long position, Event event) {
        miss.observed = observed;
        miss.needed = needed;
        miss.position = position;
        switch (event) {
            case Row row -> {
                miss.run = row.run();
                miss.row = row.row();
                isPending = true;
            }
            case Signal signal -> miss.event = signal.evidence();
        }
    }

    /** Copies what is shown of events out of their rows, which may be gone from now on. */
    void settle() {
        if (!isPending) {
            return;
        }
        isPending = false;
        for (Miss miss : nearest) {
            if (miss != null && miss.run != null) {
                miss.event = evidence.of(cursors().at(miss.run, miss.row), detectors.get(miss.detector));
                miss.run = null;
            }
        }
    }

    private Batch.Cursors cursors() {
        Batch.Cursors made = cursors;
        if (made == null) {
            made = new Batch.Cursors();
            cursors = made;
        }
        return made;
    }

    /** Writes the misses; between two batches. */
    void save(DataOutput out) throws IOException {
        for (int place = 0; place < nearest.length; place++) {
            Miss miss = nearest[place];
            Evidence event = miss == null ? null : miss.event;
            out.writeBoolean(event != null);
            if (miss != null && event != null) {
                out.writeInt(miss.detector);
                out.writeUTF(miss.threshold.name());
                out.writeDouble(ratio[place]);
                out.writeDouble(miss.observed);
                out.writeDouble(miss.needed);
                out.writeLong(miss.position);
                event.save(out);
            }
        }
    }

    /** Reads what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        for (int place = 0; place < nearest.length; place++) {
            if (in.readBoolean()) {
                int detector = in.readInt();
                Miss miss = new Miss(detector, threshold(detector, in.readUTF()));
                ratio[place] = in.readDouble();
                miss.observed = in.readDouble();
                miss.needed = in.readDouble();
                miss.position = in.readLong();
                miss.event = Evidence.load(in);
                nearest[place] = miss;
            }
        }
    }

    private Parameter threshold(int detector, String name) throws IOException {
        for (Parameter parameter : detectors.get(detector).about().parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IOException("the detector " + detectors.get(detector).about().id() + " has no threshold " + name);
    }

    void tellTo(DetectorAccount account) {
        for (Miss miss : nearest) {
            if (miss != null && miss.event != null) {
                account.nearMiss(new DetectorAccount.NearMiss(
                        detectors.get(miss.detector).about().id(),
                        miss.threshold.name(),
                        miss.observed,
                        miss.needed,
                        miss.position,
                        miss.event));
            }
        }
    }
}
