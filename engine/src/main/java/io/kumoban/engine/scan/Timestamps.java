package io.kumoban.engine.scan;

/**
 * ISO-8601 times in UTC, {@code 2023-07-10T11:45:00Z} with or without a fraction, to milliseconds without a formatter. An
 * object remembers the last day: most records of a log are of the same.
 */
public final class Timestamps {
    /** The bytes are no such time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final long ZEROS = 0x3030_3a30_303a_3030L;
    private static final long COLONS = 0x0000_ff00_00ff_0000L;
    private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

    private static final long MILLIS_OF_A_DAY = 86_400_000;

    private long yearAndMonth;
    private int day;
    private long midnight;

    /** As {@link #parse}, quicker for times of the day of the time before. */
    public long read(byte[] bytes, int from, int length) {
        if (length == 20 && bytes[from + 19] == 'Z' && bytes[from + 10] == 'T') {
            long wordOfDate = Words.at(bytes, from);
            int wordOfDay = bytes[from + 8] << 8 | bytes[from + 9];
            if (wordOfDate == yearAndMonth && wordOfDay == day) {
                long clock = Words.at(bytes, from + 11) ^ ZEROS;
                long hour = (clock & 0xff) * 10 + (clock >>> 8 & 0xff);
                long minute = (clock >>> 24 & 0xff) * 10 + (clock >>> 32 & 0xff);
                long second = (clock >>> 48 & 0xff) * 10 + (clock >>> 56);
                boolean isClock = (clock & COLONS) == 0 && ((clock | clock + ABOVE_NINE) & Words.HIGH_BITS) == 0;
                if (isClock && hour <= 23 && minute <= 59 && second <= 60) {
                    return midnight + (hour * 60 + minute) * 60_000 + second * 1000;
                }
            }
        }
        long time = parse(bytes, from, length);
        if (time != NONE) {
            yearAndMonth = Words.at(bytes, from);
            day = bytes[from + 8] << 8 | bytes[from + 9];
            midnight = MILLIS_OF_A_DAY
                    * daysSince1970(digits(bytes, from, 4), digits(bytes, from + 5, 2), digits(bytes, from + 8, 2));
        }
        return time;
    }

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
