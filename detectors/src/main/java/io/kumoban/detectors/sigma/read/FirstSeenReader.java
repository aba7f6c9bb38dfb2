package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes {@code fields} and {@code learn} of a correlation of type {@code first_seen}. */
final class FirstSeenReader {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private FirstSeenReader() {}

    /**
     * Reads them; null when something is wrong.
     *
     * @param timespan for how long a value stays known; whole days
     */
    static @Nullable CorrelationCondition read(Attributes correlation, Duration timespan) {
        Problems problems = correlation.problems();
        if (timespan.toMillis() % DAY.toMillis() != 0 || timespan.compareTo(LONGEST) > 0) {
            problems.refuse(
                    correlation.place("timespan"),
                    "first_seen remembers values for whole days, 3650 at most",
                    "write 'timespan: 14d' or the like");
        }
        List<String> fields = correlation.texts("fields");
        if (fields.isEmpty()) {
            problems.refuse(
                    correlation.place("fields"),
                    "first_seen needs fields whose values may be new",
                    "add 'fields' with one or more names");
        }
        String text = correlation.text("learn");
        Optional<Duration> learn = text.isEmpty() ? Optional.of(timespan) : Timespans.parse(text);
        if (learn.isEmpty()) {
            problems.refuse(
                    correlation.place("learn"),
                    "'" + text + "' is no span to learn in",
                    "write a number and m, h or d, such as 7d");
        }
        return problems.refused() || learn.isEmpty() ? null : new CorrelationCondition.FirstSeen(fields, learn.get());
    }
}
