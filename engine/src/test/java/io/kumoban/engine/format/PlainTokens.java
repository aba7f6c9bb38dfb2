package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Flow;
import java.util.Arrays;

/**
 * One line of space-separated text cut into tokens byte by byte, for {@link PlainFlowTextDecoder}. A negative token number
 * reads as absent.
 */
final class PlainTokens {
    /** Stands for a number that is written but not readable. */
    static final long UNREADABLE = -1;

    private static final int MOST_DIGITS = 19;

    private byte[] bytes = {};
    /** Start in the upper half, end in the lower. */
    private long[] bounds = new long[64];

    private int count;
    private final Address scratch = new Address();

    /** Cuts a line at its runs of spaces and returns the number of tokens; those at the ends of the line count nothing. */
    int split(byte[] source, int from, int to) {
        bytes = source;
        count = 0;
        int at = from;
        while (at < to) {
            if (source[at] == ' ') {
                at++;
                continue;
            }
            int start = at;
            while (at < to && source[at] != ' ') {
                at++;
            }
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, count * 2);
            }
            bounds[count++] = (long) start << 32 | at;
        }
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return (int) (bounds[token] >>> 32);
    }

    int end(int token) {
        return (int) bounds[token];
    }

    int length(int token) {
        return end(token) - start(token);
    }

    /** Whether the line has no such column, or {@code -} in it. */
    boolean isAbsent(int token) {
        return token < 0 || length(token) == 1 && bytes[start(token)] == '-';
    }

    /** Whether a token equals an ASCII literal. */
    boolean is(int token, byte[] ascii) {
        return token >= 0 && Arrays.equals(bytes, start(token), end(token), ascii, 0, ascii.length);
    }

    /**
     * The token as a decimal number without sign.
     *
     * @return 0 to {@code most}, or {@link Flow#NONE} for an absent one, or {@link #UNREADABLE}
     */
    long number(int token, long most) {
        if (isAbsent(token)) {
            return Flow.NONE;
        }
        int start = start(token);
        int end = end(token);
        if (end - start > MOST_DIGITS) {
            return UNREADABLE;
        }
        long value = 0;
        for (int at = start; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            value = value * 10 + digit;
        }
        // Nineteen digits may leave the range of a long, but never come round to a positive number again.
        return value < 0 || value > most ? UNREADABLE : value;
    }

    /** Reads an address into {@code into} and returns false when the token is written but not readable. */
    boolean readAddress(int token, Address into) {
        if (isAbsent(token)) {
            into.setAbsent();
            return true;
        }
        return into.parse(bytes, start(token), length(token));
    }

    /** Whether a token is a readable address. */
    boolean isAddress(int token) {
        return !isAbsent(token) && scratch.parse(bytes, start(token), length(token));
    }
}
