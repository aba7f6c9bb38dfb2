package io.kumoban.datasets.scenario;

import io.kumoban.datasets.Dice;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that varies.
 *
 * @param middle at least 0
 * @param share how far it may lie from the middle on either side, 0 to 1
 */
public record Amount(long middle, double share) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s?(kB|MB|GB|KiB|MiB|GiB)?(?:~(0(?:\\.\\d{1,3})?|1))?");
    private static final Map<String, Long> UNITS = Map.of(
            "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    /** A number that is always the same. */
    public static Amount of(long number) {
        return new Amount(number, 0);
    }

    /**
     * Reads an amount: {@code 12}, {@code 18MB} or, within a fifth of it, {@code 18MB~0.2}.
     *
     * @throws IllegalArgumentException with a sentence that gives the form
     */
    public static Amount parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an amount is written like 12, 18MB or 18MB~0.2 (within a fifth of it), not '" + text + "'");
        }
        long unit = matcher.group(2) == null ? 1 : UNITS.getOrDefault(matcher.group(2), 1L);
        double share = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3));
        return new Amount(Math.round(Double.parseDouble(matcher.group(1)) * unit), share);
    }

    /** Throws the dice for it; a fixed amount takes no throw. */
    public long draw(Dice dice) {
        return share == 0 ? middle : dice.around(middle, share);
    }
}
