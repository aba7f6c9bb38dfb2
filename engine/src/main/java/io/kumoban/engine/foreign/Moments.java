package io.kumoban.engine.foreign;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as tools write them, in milliseconds since 1970; the years 1970 to 9999. */
final class Moments {
    /** Stands for a time that the record lacks or that cannot be read. */
    static final long NONE = Long.MIN_VALUE;

    private static final int LONGEST = 64;
    private static final long LAST = 253_402_300_799_999L;
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /** Seconds since 1970 with or without a fraction, or ISO-8601 with or without an offset from UTC. */
    static long read(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return NONE;
        }
        double seconds = Numbers.decimal(text);
        return Double.isNaN(seconds) ? read(text, ISO, ZoneOffset.UTC) : ofSeconds(seconds);
    }

    /** A time in a format of its own; one that names no offset is of the zone. */
    static long read(@Nullable String text, DateTimeFormatter format, ZoneId zone) {
        if (text == null || text.length() > LONGEST) {
            return NONE;
        }
        try {
            TemporalAccessor parsed = format.parse(text);
            ZoneId offset = parsed.query(TemporalQueries.zone());
            long millis = LocalDateTime.from(parsed)
                    .atZone(offset == null ? zone : offset)
                    .toInstant()
                    .toEpochMilli();
            return bounded(millis);
        } catch (DateTimeException unreadable) {
            return NONE;
        }
    }

    /** A moment so many seconds after 1970. */
    static long ofSeconds(double seconds) {
        return seconds >= 0 && seconds * 1000 <= LAST ? millis(seconds) : NONE;
    }

    /** A moment so many seconds after another; the same one when there is no such number. */
    static long after(long start, double seconds) {
        return seconds > 0 && seconds * 1000 <= LAST ? Math.min(LAST, start + millis(seconds)) : start;
    }

    /** Whole milliseconds, after what a double cannot hold of a count of microseconds was mended. */
    private static long millis(double seconds) {
        return Math.round(seconds * 1e6) / 1000;
    }

    /** The moment when it lies between the years 1970 and 9999, else {@link #NONE}. */
    static long bounded(long millis) {
        return millis >= 0 && millis <= LAST ? millis : NONE;
    }
}
