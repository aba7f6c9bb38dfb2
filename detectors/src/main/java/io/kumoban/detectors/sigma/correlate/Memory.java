package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a window has to know of its events. An instant is one event, or all windows that close at one time: events are
 * first {@linkplain #add added}, then the instant is {@linkplain #complete completed}. Bounded.
 */
sealed interface Memory permits EventTimes, DistinctValues, Amounts, RuleTimes, KnownValues {
    /** Takes note of a match of one of the correlation's rules. */
    void add(int reference, Evidence event, long time);

    /** All of an instant was added; what happened before the oldest time is of no interest any more. */
    void complete(long time, long oldest);

    /** The number that the condition is about; null when there is none, such as a mean of nothing. */
    @Nullable
    BigDecimal number(long oldest);

    /** Whether a rule held at the oldest time or later; only of rules that need not be counted. */
    default boolean held(int reference, long oldest) {
        throw new IllegalStateException("this memory does not know single rules");
    }

    /** How many events or values were forgotten for the cap, so that the number may be wrong. */
    default long forgotten() {
        return 0;
    }

    /** How much longer than the timespan it knows something; milliseconds. */
    default long lag() {
        return 0;
    }

    /** What it takes up, about; bytes. */
    int bytes();

    void save(DataOutput out) throws IOException;

    void load(DataInput in) throws IOException;
}
