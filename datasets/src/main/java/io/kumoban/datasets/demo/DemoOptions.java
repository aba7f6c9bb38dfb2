package io.kumoban.datasets.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * What a demo account is made from.
 *
 * @param seed any number; the same options make the same bytes
 * @param days whole days to live through, at least 10: a week to learn from and the days of the incidents
 * @param start when the first day begins, midnight UTC
 */
public record DemoOptions(long seed, int days, Instant start) {
    private static final int LEAST_DAYS = 10;

    /** Ten days from Monday, 2 March 2026, with the seed 1. */
    public static final DemoOptions DEFAULT = new DemoOptions(1, LEAST_DAYS, Instant.parse("2026-03-02T00:00:00Z"));

    public DemoOptions {
        if (days < LEAST_DAYS) {
            throw new IllegalArgumentException("A demo account of " + days
                    + " days leaves no week to learn from; ask for at least " + LEAST_DAYS + ".");
        }
        if (start.toEpochMilli() % Duration.ofDays(1).toMillis() != 0) {
            throw new IllegalArgumentException(
                    "The demo account cannot start at " + start + "; give midnight UTC, as in 2026-03-02T00:00:00Z.");
        }
    }

    /** The same with another seed. */
    public DemoOptions withSeed(long otherSeed) {
        return new DemoOptions(otherSeed, days, start);
    }
}
