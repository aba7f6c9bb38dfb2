package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.engine.event.Evidence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a correlation holds.
 *
 * @param number  its place among the correlations of the plan
 * @param time    milliseconds since 1970: of the event, or when the window closed
 * @param group   the values of the group-by fields
 * @param event   the one that completed it, or the last before the window closed
 * @param earlier others that it is made of, oldest first, at most {@link RecentEvents#MOST} less one
 * @param value   what was counted or worked out; null for rules that only have to hold
 * @param news    the values that were not seen before; empty but for first_seen
 * @param begins  whether an episode begins: the one before in this group is longer ago than the timespan
 */
public record CorrelationMatch(
        int number,
        CorrelationRule rule,
        long time,
        List<String> group,
        Evidence event,
        List<Evidence> earlier,
        @Nullable BigDecimal value,
        List<String> news,
        boolean begins) {}
