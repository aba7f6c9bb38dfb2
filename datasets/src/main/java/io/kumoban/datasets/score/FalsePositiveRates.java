package io.kumoban.datasets.score;

import io.kumoban.engine.event.Severity;
import java.util.Map;
import java.util.SortedMap;

/**
 * False positives on days without an incident: how many there were of each severity, and on how many account-days.
 *
 * @param accountDays   days without an incident, summed over accounts
 * @param ofDataSet     whether the data set says so; else they were counted between the first and the last known time
 * @param bySeverity    false positives on such days
 * @param byDay         the same by account and day
 * @param onEventfulDays false positives on days with an incident, which no rate counts
 */
public record FalsePositiveRates(
        long accountDays,
        boolean ofDataSet,
        Map<Severity, Long> bySeverity,
        SortedMap<AccountDay, Long> byDay,
        long onEventfulDays) {

    /** False positives of this severity per account-day; NaN when there are no such days. */
    public double of(Severity severity) {
        return perDay(bySeverity.getOrDefault(severity, 0L));
    }

    /** False positives per account-day; NaN when there are no such days. */
    public double all() {
        return perDay(bySeverity.values().stream().mapToLong(Long::longValue).sum());
    }

    private double perDay(long count) {
        return accountDays == 0 ? Double.NaN : (double) count / accountDays;
    }
}
