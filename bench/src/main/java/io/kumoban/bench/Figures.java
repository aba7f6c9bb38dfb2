package io.kumoban.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of one stage, in pairs: each round measures us and the baseline one right after the other.
 *
 * @param events     events of one pass
 * @param plainBytes plain log bytes of one pass, or 0
 */
record Figures(Stage stage, long events, long plainBytes, List<Sample> ours, List<Sample> baseline) {

    /** The medians over the rounds. */
    Sample own() {
        return Sample.median(ours);
    }

    /** The medians over the rounds. */
    Sample other() {
        return Sample.median(baseline);
    }

    /** How many times as long the baseline takes, the median of the pairs; above 1 we are faster. */
    double ratio() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(baseline.get(i).nanos() / ours.get(i).nanos());
        }
        return Sample.median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double eventsPerSecond() {
        return 1e9 / own().nanos();
    }

    /** Plain log megabytes (10^6 bytes) a second; 0 where no log bytes are read. */
    double megabytesPerSecond() {
        return plainBytes == 0 ? 0 : plainBytes / (own().nanos() * events) * 1e3;
    }
}
