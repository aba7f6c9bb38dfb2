package io.kumoban.bench.peers;

import io.kumoban.bench.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was measured of one job.
 *
 * @param runs for each round one measurement of each copy
 */
record Row(Job job, List<List<Measurement>> runs) {

    /** Why there is nothing. */
    Optional<String> missing() {
        return runs.stream()
                .flatMap(List::stream)
                .map(Measurement::missing)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Seconds for one corpus: of copies side by side, those of the slowest shared out to all. */
    double seconds(int round) {
        return runs.get(round).stream().mapToDouble(Measurement::seconds).max().orElse(0) / job.copies();
    }

    /** The median of the rounds. */
    double seconds() {
        double[] all = new double[runs.size()];
        for (int round = 0; round < all.length; round++) {
            all[round] = seconds(round);
        }
        return Sample.median(all);
    }

    /** How many times as long as another row, the median of the rounds. */
    double ratioTo(Row other) {
        double[] all = new double[runs.size()];
        for (int round = 0; round < all.length; round++) {
            all[round] = seconds(round) / other.seconds(round);
        }
        return Sample.median(all);
    }

    /** The measurement in the middle, of an even number the quicker of the two; of a job of one copy. */
    Measurement middle() {
        List<Measurement> sorted = runs.stream()
                .map(List::getFirst)
                .sorted(Comparator.comparingDouble(Measurement::seconds))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
