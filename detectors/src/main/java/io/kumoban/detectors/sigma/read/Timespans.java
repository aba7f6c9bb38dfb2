package io.kumoban.detectors.sigma.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as correlations write them: a whole number and {@code s}, {@code m}, {@code h}, {@code d}, {@code w},
 * {@code M} (a twelfth of a year) or {@code y} (365.2425 days).
 */
final class Timespans {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhdwMy])");
    private static final long MONTH = 2_629_746;
    private static final long YEAR = 31_556_952;
    private static final Duration LONGEST = Duration.ofSeconds(100 * YEAR);

    private Timespans() {}

    /** The span written in a text; empty when it is none, is zero, or is longer than a hundred years. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = switch (matcher.group(2).charAt(0)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            case 'M' -> MONTH;
            default -> YEAR;
        };
        Duration span = Duration.ofSeconds(seconds * Long.parseLong(matcher.group(1)));
        return span.isZero() || span.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(span);
    }
}
