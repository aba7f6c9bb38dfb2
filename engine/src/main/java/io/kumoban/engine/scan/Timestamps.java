package io.kumoban.engine.scan;

/** ISO-8601 times in UTC, {@code 2023-07-10T11:45:00Z} with or without a fraction, to milliseconds without a formatter. */
public final class Timestamps {
    /** The bytes are no such time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Timestamps() {}

    /** Milliseconds since 1970, or {@link #NONE}. Years 1970 to 9999; a leap second counts as the next second. */
    public static long parse(byte[] bytes, int from, int length) {
        if (length < 20
                || bytes[from + 4] != '-'
                || bytes[from + 7] != '-'
                || bytes[from + 10] != 'T'
                || bytes[from + 13] != ':'
                || bytes[from + 16] != ':') {
            return NONE;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        int hour = digits(bytes, from + 11, 2);
        int minute = digits(bytes, from + 14, 2);
        int second = digits(bytes, from + 17, 2);
        if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return NONE;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        int at = from + 19;
        int end = from + length;
        int millis = 0;
        if (bytes[at] == '.') {
            int scale = 100;
            int first = ++at;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                millis += (bytes[at++] - '0') * scale;
                scale /= 10;
            }
            if (at == first) {
                return NONE;
            }
        }
        if (at != end - 1 || bytes[at] != 'Z') {
            return NONE;
        }
        return ((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000L + millis;
    }

    private static int daysOf(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS_OF_MONTH[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long daysSince1970(int year, int month, int day) {
        int before = year - 1;
        long leaps = (long) before / 4 - before / 100 + before / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
        long days = (year - 1970) * 365L + leaps + DAYS_BEFORE_MONTH[month - 1] + day - 1;
        return month > 2 && isLeap(year) ? days + 1 : days;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = bytes[from + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
