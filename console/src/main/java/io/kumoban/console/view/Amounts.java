package io.kumoban.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them; times are UTC. */
public final class Amounts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Amounts() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 file}, {@code 2 files}; the plural is the singular with an s. */
    public static String count(long number, String singular) {
        return count(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** {@code 940}, {@code 12.3 k}, {@code 1.25 M}. */
    public static String rate(double perSecond) {
        if (!(perSecond >= 1000)) {
            return String.format(Locale.ROOT, "%.0f", Double.isFinite(perSecond) ? perSecond : 0);
        }
        return perSecond < 1e6
                ? String.format(Locale.ROOT, "%.1f k", perSecond / 1e3)
                : String.format(Locale.ROOT, "%.2f M", perSecond / 1e6);
    }

    /** {@code 12 B}, {@code 3.4 kB}, {@code 1.2 MB}, {@code 5.6 GB}, in powers of ten. */
    public static String bytes(double bytes) {
        if (bytes < 1e3) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** A measured value: whole numbers without a fraction, others with three significant digits. */
    public static String value(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return count((long) value);
        }
        double size = Math.abs(value);
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** {@code 2026-03-01 12:00:00}, of milliseconds since 1970. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** {@code 350 ms}, {@code 4.2 s}, {@code 3 min 20 s}, {@code 5 h 7 min}, {@code 2 d 4 h}. */
    public static String span(Duration span) {
        long millis = span.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (millis < 3_600_000) {
            return two(span.toMinutes(), "min", span.toSecondsPart(), "s");
        }
        return millis < 86_400_000
                ? two(span.toHours(), "h", span.toMinutesPart(), "min")
                : two(span.toDays(), "d", span.toHoursPart(), "h");
    }

    /** {@code at once}, or how long something took. */
    public static String delay(Duration span) {
        return span.isZero() ? "at once" : span(span);
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        String first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }
}
