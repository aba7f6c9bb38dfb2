package io.kumoban.datasets.score;

import java.time.Duration;
import java.util.Comparator;

/**
 * One day (UTC) in the life of one account.
 *
 * @param account empty where it is not known
 * @param day     days since 1970
 */
public record AccountDay(String account, long day) implements Comparable<AccountDay> {
    private static final long MILLIS = Duration.ofDays(1).toMillis();
    private static final Comparator<AccountDay> BY_DAY =
            Comparator.comparingLong(AccountDay::day).thenComparing(AccountDay::account);

    /** The day of a time in milliseconds since 1970. */
    static AccountDay of(String account, long time) {
        return new AccountDay(account, Math.floorDiv(time, MILLIS));
    }

    @Override
    public int compareTo(AccountDay other) {
        return BY_DAY.compare(this, other);
    }
}
