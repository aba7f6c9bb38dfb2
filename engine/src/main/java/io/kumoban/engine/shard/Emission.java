package io.kumoban.engine.shard;

import io.kumoban.engine.event.Signal;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import java.util.Comparator;

/**
 * Something that a detector gave out, with its place among all that is given out: before or at which event of the
 * stream, by which detector and key, and as which of several. The place depends on the stream alone.
 *
 * @param position the number of the event in the stream; for a timer, of the event before which it fires
 * @param due      for a timer the time it was set for, else {@link Long#MAX_VALUE}
 */
public record Emission(long position, long due, int detector, long key, int sequence, Content content) {
    /** The order of emissions: timers before the event, in the order of their times. */
    public static final Comparator<Emission> ORDER = Comparator.comparingLong(Emission::position)
            .thenComparingLong(Emission::due)
            .thenComparingInt(Emission::detector)
            .thenComparing(Emission::key, Long::compareUnsigned)
            .thenComparingInt(Emission::sequence);

    /** What is given out. */
    public sealed interface Content {}

    /**
     * A finding was raised.
     *
     * @param times how often since what was given out before; this is the last time
     */
    public record Raised(Finding finding, int times) implements Content {}

    /** A weak signal was raised. */
    public record Weak(Signal signal) implements Content {}

    /** An episode of unusual rates began or ended. */
    public record Noted(Insight insight) implements Content {}

    /** A score was given to a unit. */
    public record Scored(String detector, long time, String unit, double score) implements Content {}
}
