package io.kumoban.console.investigate;

import io.kumoban.engine.event.Severity;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline: a finding, or equal events of one hour.
 *
 * @param time     of the first event, milliseconds since 1970
 * @param what     what happened
 * @param from     from where, where that is known
 * @param count    how many events
 * @param severity of a finding, null of events
 */
public record Moment(
        long time,
        String what,
        String from,
        long count,
        @Nullable Severity severity) {
    static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::time).thenComparing(Moment::what).thenComparing(Moment::from);
}
