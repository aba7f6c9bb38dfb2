package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A day of the simulation.
 *
 * @param seed of the whole simulation
 * @param index 0 for the first day
 * @param start midnight UTC, seconds since 1970
 */
public record Day(long seed, int index, long start) {
    /** Seconds of a day. */
    public static final long LENGTH = 86_400;

    /** The dice of one actor or purpose on this day. */
    public Dice dice(String purpose) {
        return Dice.of(seed, purpose, index);
    }

    /** A time on this day, seconds since 1970. */
    public long at(int hour, int minute) {
        return start + hour * 3600L + minute * 60L;
    }

    DayOfWeek weekday() {
        return Instant.ofEpochSecond(start).atZone(ZoneOffset.UTC).getDayOfWeek();
    }

    boolean weekend() {
        return weekday().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** How busy customers are at a second of the day: 0.25 at night to 1 in the afternoon, less at the weekend. */
    double bustle(long secondOfDay) {
        double wave = 0.625 - 0.375 * StrictMath.cos(2 * Math.PI * (secondOfDay - 2 * 3600) / LENGTH);
        return weekend() ? wave * 0.6 : wave;
    }
}
