package io.kumoban.engine.trail;

import java.time.Instant;
import java.util.List;

/**
 * What came of a verification.
 *
 * @param chains   what was looked at
 * @param problems what is wrong, chain by chain and in the order of time; at most {@link #MOST_PROBLEMS}
 * @param total    how many problems there are
 */
public record TrailReport(List<Chain> chains, List<Problem> problems, long total) {
    /** How many problems are kept; the rest is counted. */
    public static final int MOST_PROBLEMS = 100_000;

    /**
     * The digests of one trail in one Region.
     *
     * @param digests  that were found in the stretch of time
     * @param verified those of them whose signature holds
     * @param logFiles that they name
     * @param intact   those of them that are as they were delivered
     * @param from     when the first digest's period begins
     * @param until    when the last one's ends
     */
    public record Chain(
            String name, long digests, long verified, long logFiles, long intact, Instant from, Instant until) {}

    /** Whether something was looked at and nothing is wrong. */
    public boolean isVerified() {
        return !chains.isEmpty() && total == 0;
    }
}
