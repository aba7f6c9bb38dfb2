package io.kumoban.detectors.sigma.trial;

import io.kumoban.engine.yaml.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of one rule or correlation.
 *
 * @param name    what it says, for people
 * @param place   where it is written
 * @param rule    id, name or title of the rule
 * @param matches how often the rule must match; null when once or more will do. A correlation matches once an episode
 * @param events  in the order of their times
 */
public record Trial(
        String name, Place place, String rule, @Nullable Integer matches, List<Event> events) {
    public Trial {
        events = List.copyOf(events);
    }

    /**
     * One event.
     *
     * @param time   milliseconds since 1970; only correlations look at it
     * @param fields nested maps, lists and scalars
     */
    public record Event(long time, Map<String, ?> fields) {}

    /**
     * What became of a test.
     *
     * @param reason why it failed; empty when it passed
     */
    public record Outcome(Trial trial, String reason) {
        public boolean passed() {
            return reason.isEmpty();
        }
    }
}
