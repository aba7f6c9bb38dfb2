package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How one incident fared.
 *
 * @param wanted       whether it was to be found; not when the truth expects no finding
 * @param isFound      whether a finding found it
 * @param found        expected types that came up
 * @param missed       expected types that did not
 * @param further      other types that came up for it
 * @param timeToDetect from the first event to the first finding raised since; empty when there is none
 */
public record IncidentResult(
        Incident incident,
        boolean wanted,
        boolean isFound,
        Set<String> found,
        Set<String> missed,
        Set<String> further,
        Optional<Duration> timeToDetect) {}
