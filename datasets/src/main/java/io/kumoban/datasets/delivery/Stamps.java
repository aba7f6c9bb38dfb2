package io.kumoban.datasets.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the spellings that file names, folders and records use; all UTC, from seconds since 1970. */
public final class Stamps {
    private static final DateTimeFormatter MINUTE = utc("yyyyMMdd'T'HHmm'Z'");
    private static final DateTimeFormatter SECOND = utc("yyyyMMdd'T'HHmmss'Z'");
    private static final DateTimeFormatter FOLDER = utc("yyyy/MM/dd");
    private static final DateTimeFormatter ISO = utc("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter PROSE = utc("MMM d, yyyy, h:mm:ss a");

    private Stamps() {}

    /** As in {@code 20260302T0915Z}. */
    public static String minute(long time) {
        return MINUTE.format(Instant.ofEpochSecond(time));
    }

    /** As in {@code 20260302T091500Z}. */
    public static String second(long time) {
        return SECOND.format(Instant.ofEpochSecond(time));
    }

    /** As in {@code 2026/03/02}. */
    public static String folder(long time) {
        return FOLDER.format(Instant.ofEpochSecond(time));
    }

    /** As in {@code 2026-03-02T09:15:00Z}. */
    public static String iso(long time) {
        return ISO.format(Instant.ofEpochSecond(time));
    }

    /** As in {@code Mar 2, 2026, 9:15:00 AM}, the spelling of times inside response elements. */
    public static String prose(long time) {
        return PROSE.format(Instant.ofEpochSecond(time));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
