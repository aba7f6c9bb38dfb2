package io.kumoban.datasets.simulator;

import io.kumoban.datasets.truth.Incident;
import java.util.List;

/**
 * What was made.
 *
 * @param tally files, records and bytes by family
 * @param digests digest files written
 * @param storedBytes of all files as stored, 0 where nothing was written
 * @param incidents the truth, in time order
 * @param leftOut what was asked for beside ordinary life and could not happen, a sentence each
 * @param benignAccountDays days of accounts on which no incident happened
 * @param nanos wall time, in nanoseconds
 * @param sha256 over all files; empty where nothing was written
 * @param interrupted stopped before the end: what is there is incomplete, and has no {@code dataset.json}
 */
public record SimulationSummary(
        Tally tally,
        int digests,
        long storedBytes,
        List<Incident> incidents,
        List<String> leftOut,
        long benignAccountDays,
        long nanos,
        String sha256,
        boolean interrupted) {}
