package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Signal;
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
