package io.kumoban.detectors.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A decimal number as it is written, compared exactly whatever its size: by sign, then by the power of ten of its first
 * digit that is not zero, then digit by digit. So 443, 443.0 and 4.43e2 are equal, and 0.1 is less than 0.10000000000000001.
 * The grammar is that of JSON (RFC 8259 section 6), with leading zeros allowed. Reused from value to value.
 */
public final class NumberText {
    /** Exponents are cut to this; no two numbers of a record differ by more. */
    private static final long MOST_EXPONENT = 1L << 40;

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    /** From the first digit that is not zero to behind the last one that is not; empty for zero. A point may lie inside. */
    private int from;

    private int to;
    private long exponent;
    private int sign;

    /**
     * A number to keep.
     *
     * @throws IllegalArgumentException when the text is no number
     */
    public static NumberText of(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        NumberText number = new NumberText();
        if (!number.read(ascii, 0, ascii.length)) {
            throw new IllegalArgumentException("'" + text + "' is no number; write it as 443, -1.5 or 2e9");
        }
        return number;
    }

    /** A number that does not change with the bytes that it was read from. */
    public NumberText copy() {
        NumberText copy = new NumberText();
        copy.bytes = Arrays.copyOfRange(bytes, from, to);
        copy.to = to - from;
        copy.exponent = exponent;
        copy.sign = sign;
        return copy;
    }

    /**
     * Reads a number out of a range of bytes, which must not change as long as it is used. When they are no number, this one
     * is not to be used until the next that is.
     *
     * @return whether they are one
     */
    public boolean read(byte[] source, int offset, int length) {
        bytes = source;
        int end = offset + length;
        int at = offset;
        boolean negative = at < end && source[at] == '-';
        if (negative) {
            at++;
        }
        int whole = at;
        at = skipDigits(at, end);
        int point = at;
        if (at == whole) {
            return false;
        }
        if (at < end && source[at] == '.') {
            at = skipDigits(at + 1, end);
            if (at == point + 1) {
                return false;
            }
        }
        int digitsEnd = at;
        long power = 0;
        if (at < end && (source[at] | 0x20) == 'e') {
            int exponentAt = at + 1;
            boolean down = exponentAt < end && source[exponentAt] == '-';
            exponentAt += exponentAt < end && (down || source[exponentAt] == '+') ? 1 : 0;
            at = skipDigits(exponentAt, end);
            if (at == exponentAt) {
                return false;
            }
            power = down ? -whole(exponentAt, at) : whole(exponentAt, at);
        }
        if (at != end) {
            return false;
        }
        trim(whole, point, digitsEnd);
        sign = from == to ? 0 : negative ? -1 : 1;
        exponent = from == to ? 0 : power + (from < point ? point - from - 1L : (long) point - from);
        return true;
    }

    private int skipDigits(int start, int end) {
        int at = start;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private long whole(int start, int end) {
        long value = 0;
        for (int at = start; at < end; at++) {
            value = Math.min(MOST_EXPONENT, value * 10 + bytes[at] - '0');
        }
        return value;
    }

    /** Leaves out zeros at both ends, and a point that comes to stand there. */
    private void trim(int whole, int point, int end) {
        from = whole;
        to = end;
        while (from < to && (bytes[from] == '0' || from == point)) {
            from++;
        }
        while (to > from && (bytes[to - 1] == '0' || to - 1 == point)) {
            to--;
        }
    }

    /** Negative, zero or positive as this number is less than, equal to or greater than the other. */
    public int compareTo(NumberText other) {
        if (sign != other.sign) {
            return Integer.compare(sign, other.sign);
        }
        int byExponent = Long.compare(exponent, other.exponent);
        return sign * (byExponent != 0 ? byExponent : compareDigits(other));
    }

    private int compareDigits(NumberText other) {
        int left = from;
        int right = other.from;
        while (true) {
            left += left < to && bytes[left] == '.' ? 1 : 0;
            right += right < other.to && other.bytes[right] == '.' ? 1 : 0;
            if (left == to || right == other.to) {
                // Neither ends in a zero, so the one with digits left is the greater.
                return Integer.compare(to - left, other.to - right);
            }
            int byDigit = Byte.compare(bytes[left++], other.bytes[right++]);
            if (byDigit != 0) {
                return byDigit;
            }
        }
    }

    /** Whether both are the same number, however they are written. */
    public boolean sameAs(NumberText other) {
        return compareTo(other) == 0;
    }
}
