package io.kumoban.datasets.score;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * From the first event of an incident to the creation of the first finding that found it.
 *
 * @param known   incidents of which it is known
 * @param unknown incidents that were found only by findings that are older than they, and were raised again for them
 * @param median  half were found at least so soon; empty when none is known
 * @param p90     nine of ten were found at least so soon; empty when none is known
 */
public record TimeToDetect(int known, int unknown, Optional<Duration> median, Optional<Duration> p90) {
    static TimeToDetect of(List<IncidentResult> incidents) {
        double[] millis = incidents.stream()
                .flatMap(incident -> incident.timeToDetect().stream())
                .mapToDouble(Duration::toMillis)
                .sorted()
                .toArray();
        int found = (int) incidents.stream().filter(IncidentResult::isFound).count();
        return new TimeToDetect(millis.length, found - millis.length, quantile(millis, 0.5), quantile(millis, 0.9));
    }

    private static Optional<Duration> quantile(double[] millis, double share) {
        return millis.length == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(Quantiles.of(millis, share))));
    }
}
