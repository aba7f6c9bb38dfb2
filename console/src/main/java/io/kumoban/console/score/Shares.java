package io.kumoban.console.score;

import io.kumoban.datasets.score.Interval;
import java.util.Locale;
import java.util.Optional;

/** Shares and intervals as people read them. */
final class Shares {
    private Shares() {}

    /** Three decimals; a dash for what is not defined. */
    static String text(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** {@code (0.400 to 0.600)}; empty for what is not defined. */
    static String range(Optional<Interval> interval) {
        return interval.map(range -> "(%s to %s)".formatted(text(range.low()), text(range.high())))
                .orElse("");
    }

    /** A difference with its sign, three decimals; a dash for what is not defined. */
    static String signed(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%+.3f", value);
    }

    /** The interval of a difference. */
    static String signedRange(Optional<Interval> interval) {
        return interval.map(range -> "(%s to %s)".formatted(signed(range.low()), signed(range.high())))
                .orElse("");
    }
}
