package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.scan.Decimals;
import java.util.Arrays;

/** Reads the numbers that one column of some lines holds. */
final class NumberColumn {
    private NumberColumn() {}

    /**
     * Reads a column into an array; {@link Flow#NONE} where it holds {@code -} or no number from 0 to {@code most}, and
     * where the lines do not have it.
     *
     * @return how many values are written but not readable
     */
    static int read(FlowLines lines, int column, long most, long[] into) {
        int count = lines.count();
        if (column < 0) {
            Arrays.fill(into, 0, count, Flow.NONE);
            return 0;
        }
        byte[] bytes = lines.bytes();
        int unreadable = 0;
        for (int line = 0; line < count; line++) {
            int start = lines.start(line, column);
            int end = lines.end(line, column);
            long value = Decimals.read(bytes, start, end);
            if (value < 0 || value > most) {
                value = value < 0 ? other(bytes, start, end, most) : Flow.NONE;
                unreadable += value < 0 && !isDash(bytes, start, end) ? 1 : 0;
            }
            into[line] = value;
        }
        return unreadable;
    }

    /** The same for times in seconds since 1970, which become milliseconds. */
    static int readSeconds(FlowLines lines, int column, Seconds reader, long[] into) {
        int count = lines.count();
        if (column < 0) {
            Arrays.fill(into, 0, count, Flow.NONE);
            return 0;
        }
        byte[] bytes = lines.bytes();
        int unreadable = 0;
        for (int line = 0; line < count; line++) {
            int start = lines.start(line, column);
            int end = lines.end(line, column);
            long value = reader.read(bytes, start, end);
            if (value < 0 || value > FlowTextDecoder.LAST_SECOND) {
                value = value < 0 ? other(bytes, start, end, FlowTextDecoder.LAST_SECOND) : Flow.NONE;
                unreadable += value < 0 && !isDash(bytes, start, end) ? 1 : 0;
            }
            into[line] = value < 0 ? Flow.NONE : value * 1000;
        }
        return unreadable;
    }

    private static boolean isDash(byte[] bytes, int start, int end) {
        return end - start == 1 && bytes[start] == '-';
    }

    /** A number of more digits than can be read by words, else {@link Flow#NONE}. */
    private static long other(byte[] bytes, int start, int end, long most) {
        if (end - start != Decimals.MOST_DIGITS + 1) {
            return Flow.NONE;
        }
        long upper = Decimals.read(bytes, start, end - 1);
        int digit = bytes[end - 1] - '0';
        if (upper < 0 || digit < 0 || digit > 9) {
            return Flow.NONE;
        }
        // Nineteen digits may leave the range of a long, but never come round to a positive number again.
        long value = upper * 10 + digit;
        return value < 0 || value > most ? Flow.NONE : value;
    }
}
