package io.kumoban.datasets.simulator.plan;

import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a data set is made from; equal options make the same bytes.
 *
 * @param seed any number
 * @param accounts of the organisation, 1 to {@link AddressPlan#ACCOUNTS}
 * @param days whole days, 1 to {@value #MOST_DAYS}
 * @param start when the first day begins, midnight UTC
 * @param events records of all families together, those left out by {@code families} too; at least {@value #LEAST_EVENTS}
 * @param mix how these are shared out
 * @param families which families are made; what they hold does not depend on which others are
 * @param flowFields the columns of flow logs
 * @param flowFormat in which form flow logs are delivered; it changes no record
 */
public record SimulationOptions(
        long seed,
        int accounts,
        int days,
        Instant start,
        long events,
        Mix mix,
        Set<LogFamily> families,
        FlowFields flowFields,
        FlowFormat flowFormat) {
    /** Ten years. */
    public static final int MOST_DAYS = 3_650;

    public static final long LEAST_EVENTS = 1_000;
    /** About what fits into some petabytes. */
    public static final long MOST_EVENTS = 1_000_000_000_000_000L;

    public SimulationOptions {
        require(accounts >= 1 && accounts <= AddressPlan.ACCOUNTS, "1 to " + AddressPlan.ACCOUNTS + " accounts");
        require(days >= 1 && days <= MOST_DAYS, "1 to " + MOST_DAYS + " days");
        require(events >= LEAST_EVENTS && events <= MOST_EVENTS, "at least " + LEAST_EVENTS + " events");
        require(start.toEpochMilli() % Duration.ofDays(1).toMillis() == 0, "a start at midnight UTC");
        require(start.getEpochSecond() >= 0 && start.getEpochSecond() < 4_000_000_000L, "a start from 1970 to 2096");
        require(!families.isEmpty(), "at least one family");
        families = Set.copyOf(EnumSet.copyOf(families));
    }

    /** Flow logs as text. */
    public SimulationOptions(
            long seed,
            int accounts,
            int days,
            Instant start,
            long events,
            Mix mix,
            Set<LogFamily> families,
            FlowFields flowFields) {
        this(seed, accounts, days, start, events, mix, families, flowFields, FlowFormat.TEXT);
    }

    /** How many hours there are. */
    public int hours() {
        return days * 24;
    }

    /** Who works when. */
    public Calendar calendar() {
        return new Calendar(seed, start.getEpochSecond());
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("A simulation takes " + what + ".");
        }
    }
}
