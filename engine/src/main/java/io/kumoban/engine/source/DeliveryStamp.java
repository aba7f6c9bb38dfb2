package io.kumoban.engine.source;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The moment of delivery that AWS writes into the names of log files: {@code _YYYYMMDDTHHmmZ_} for CloudTrail, flow
 * and resolver logs, {@code _YYYYMMDDTHHmmssZ} for digests.
 */
public final class DeliveryStamp {
    /** Stands for "the name carries no stamp". */
    public static final long NONE = Long.MIN_VALUE;

    private static final int TO_THE_MINUTE = "YYYYMMDDTHHmmZ".length();
    private static final int TO_THE_SECOND = "YYYYMMDDTHHmmssZ".length();
    private static final int TIME_MARK = "YYYYMMDD".length();

    private DeliveryStamp() {}

    /**
     * Finds the stamp in a file name: a whole part between an underscore and the next underscore, dot or the end.
     * When several parts look like stamps the last one counts, because trail names are the user's own and stand
     * before it.
     *
     * @param fileName a name without folders; folders named by date are no stamps
     * @return epoch milliseconds of the start of the stamped minute or second, or {@link #NONE} when there is no
     *     stamp or it is no date
     */
    public static long of(String fileName) {
        for (int mark = fileName.length() - 1; mark >= 0; mark = fileName.lastIndexOf('_', mark - 1)) {
            if (fileName.charAt(mark) == '_') {
                long stamp = at(fileName, mark + 1);
                if (stamp != NONE) {
                    return stamp;
                }
            }
        }
        return NONE;
    }

    private static long at(String name, int start) {
        int end = start;
        while (end < name.length() && name.charAt(end) != '_' && name.charAt(end) != '.') {
            end++;
        }
        int length = end - start;
        if ((length != TO_THE_MINUTE && length != TO_THE_SECOND)
                || name.charAt(start + TIME_MARK) != 'T'
                || name.charAt(end - 1) != 'Z') {
            return NONE;
        }
        int date = number(name, start, start + TIME_MARK);
        int time = number(name, start + TIME_MARK + 1, end - 1);
        if (date < 1970_00_00 || time < 0) {
            return NONE;
        }
        int second = length == TO_THE_SECOND ? time % 100 : 0;
        int minutes = length == TO_THE_SECOND ? time / 100 : time;
        try {
            return LocalDateTime.of(date / 10000, date / 100 % 100, date % 100, minutes / 100, minutes % 100, second)
                            .toEpochSecond(ZoneOffset.UTC)
                    * 1000;
        } catch (DateTimeException noDate) {
            return NONE;
        }
    }

    private static int number(String name, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
