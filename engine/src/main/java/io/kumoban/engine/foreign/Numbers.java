package io.kumoban.engine.foreign;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as tools write them. What cannot be read is untold. */
final class Numbers {
    private static final int MOST_DIGITS = 18;
    private static final long LAST_PORT = 65535;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{0,32})?([eE][+-]?\\d{1,2})?");

    private Numbers() {}

    /** A count from 0 on, written with or without a fraction of zeros; else {@link Half#UNTOLD}. */
    static long count(@Nullable String text) {
        if (text == null) {
            return Half.UNTOLD;
        }
        if (text.length() <= MOST_DIGITS && !text.isEmpty() && text.chars().allMatch(Numbers::isDigit)) {
            return Long.parseLong(text);
        }
        double value = decimal(text);
        return value >= 0 && value == Math.rint(value) && value < 1e18 ? (long) value : Half.UNTOLD;
    }

    /** A decimal number; NaN when the text is none. */
    static double decimal(@Nullable String text) {
        return text != null && DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** A port in decimal, or in hexadecimal behind {@code 0x}; else {@link Half#UNTOLD}. */
    static int port(@Nullable String text) {
        if (text == null || text.length() > MOST_DIGITS) {
            return Half.UNTOLD;
        }
        long port = text.startsWith("0x") ? hexadecimal(text.substring(2)) : count(text);
        return port <= LAST_PORT ? (int) port : Half.UNTOLD;
    }

    /** A hexadecimal number of up to eight digits; else {@link Half#UNTOLD}. */
    static long hexadecimal(@Nullable String digits) {
        boolean good = digits != null
                && !digits.isEmpty()
                && digits.length() <= Integer.BYTES * 2
                && digits.chars().allMatch(letter -> letter < 128 && Character.digit(letter, 16) >= 0);
        return good ? Long.parseLong(digits, 16) : Half.UNTOLD;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
