package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Signal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each detector of a shard and each of its thresholds the nearest miss so far. While values climb towards a
 * threshold every event is nearer than the last, so what is shown of an event is copied out of its row only once a batch
 * of the shard is through.
 */
final class NearMisses {
    private static final int NONE = -1;

    private final List<LoadedDetector<?, ?>> detectors;
    private final EvidenceMaker evidence;
    private final Batch.Cursors cursors = new Batch.Cursors();
    /** By detector and the number of a parameter: its rank among the detector's parameters, or {@link #NONE}. */
    private final int[][] rankOf;

    private final double[][] ratio;
    private final Miss[][] nearest;
    private boolean isPending;

    /** The nearest miss of one threshold; its event is a row until it is settled. */
    private static final class Miss {
        final Parameter threshold;
        double observed;
        double needed;
        long position;
        @Nullable Run run;
        int row;
        @Nullable Evidence event;

        Miss(Parameter threshold) {
            this.threshold = threshold;
        }
    }

    NearMisses(List<LoadedDetector<?, ?>> detectors, EvidenceMaker evidence) {
        this.detectors = detectors;
        this.evidence = evidence;
        rankOf = new int[detectors.size()][];
        ratio = new double[detectors.size()][];
        nearest = new Miss[detectors.size()][];
        for (int i = 0; i < detectors.size(); i++) {
            List<Parameter> parameters = detectors.get(i).about().parameters();
            ratio[i] = new double[parameters.size()];
            nearest[i] = new Miss[parameters.size()];
            rankOf[i] = new int
                    [1 + parameters.stream().mapToInt(Parameter::number).max().orElse(NONE)];
            Arrays.fill(rankOf[i], NONE);
            for (int rank = 0; rank < parameters.size(); rank++) {
                rankOf[i][parameters.get(rank).number()] = rank;
                nearest[i][rank] = new Miss(parameters.get(rank));
            }
        }
    }

    /** Takes note of a value that stayed below a threshold; false when the detector does not declare the threshold. */
    boolean note(int detector, Parameter threshold, double observed, double needed, long position, Event event) {
        int number = threshold.number();
        int rank = number < rankOf[detector].length ? rankOf[detector][number] : NONE;
        if (rank == NONE) {
            return false;
        }
        double reached = needed == 0 ? observed : observed / needed;
        if (reached > ratio[detector][rank]) {
            ratio[detector][rank] = reached;
            keep(nearest[detector][rank], observed, needed, position, event);
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
        for (int i = 0; i < nearest.length; i++) {
            for (Miss miss : nearest[i]) {
                if (miss.run != null) {
                    miss.event = evidence.of(cursors.at(miss.run, miss.row), detectors.get(i));
                    miss.run = null;
                }
            }
        }
    }

    void tellTo(DetectorAccount account) {
        for (int i = 0; i < nearest.length; i++) {
            String id = detectors.get(i).about().id();
            for (Miss miss : nearest[i]) {
                if (miss.event != null) {
                    account.nearMiss(new DetectorAccount.NearMiss(
                            id, miss.threshold.name(), miss.observed, miss.needed, miss.position, miss.event));
                }
            }
        }
    }
}
