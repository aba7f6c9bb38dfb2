package io.kumoban.detectors.insights;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.insight.Insight;
import java.util.List;

/**
 * Tells of APIs that nearly fall silent, where the user asks for it: half hours with a tenth of the usual calls or less,
 * which chance would hardly ever bring forth. An episode lasts until a half hour has its calls again; what is missing
 * has no callers, so nothing is attributed.
 */
final class LowRates {
    static final Parameter.Switch ON =
            Parameter.onOff("low-rates", false, "an API that falls silent is mostly a job that was switched off");
    static final Parameter.Whole MEAN = Parameter.whole(
            "low-mean", 5, 1, "calls a minute", "what is called less often has half hours of silence by chance");
    static final Parameter.Real SHARE =
            Parameter.real("low-share", 0.1, 0, 1, "of the baseline", "a tenth is no lull but a stop");

    private final InsightTeller teller;

    LowRates(InsightTeller teller) {
        this.teller = teller;
    }

    /** Counts a call; a half hour of an API that is usually called often is judged at its end. */
    void count(ApiCall call, int minute, RateState seen, Context context) {
        LowRate low = seen.low;
        if (low == null) {
            low = new LowRate();
            seen.low = low;
        }
        if (low.leaves(minute)) {
            boolean watched = isOften(seen, minute, context);
            low.open(minute, watched ? InsightTeller.named(call, context) : null);
            if (watched && seen.episode == null) {
                context.wakeAt(RateInsight.startOf(low.until()));
            }
        }
        low.count();
    }

    private static boolean isOften(RateState seen, int minute, Context context) {
        return RateInsight.startOf(minute) - context.accountSince() >= context.get(RateInsight.WARM_UP)
                && usual(seen, minute, context).average() >= context.get(MEAN);
    }

    private static UsualRate usual(RateState seen, int minute, Context context) {
        return seen.days.before(minute, RateInsight.sinceMinute(context));
    }

    /** Judges the half hours that are over before a minute. */
    void judgeUntil(int minute, RateState seen, Context context) {
        LowRate low = seen.low;
        while (low != null && low.isWatching() && low.until() <= minute) {
            judge(low, seen, context);
            boolean goesOn = low.episode() != null || isOften(seen, minute, context);
            if (goesOn) {
                low.openNext();
            } else {
                low.open(low.until(), null);
            }
        }
    }

    private void judge(LowRate low, RateState seen, Context context) {
        OpenEpisode episode = low.episode();
        UsualRate usual = episode == null ? usual(seen, low.until(), context) : episode.usual();
        boolean isLow = low.calls() < context.get(SHARE) * usual.average() * LowRate.MINUTES
                && (episode != null
                        || usual.atMost(low.calls(), LowRate.MINUTES) < context.get(RateInsight.PROBABILITY));
        if (episode != null) {
            if (isLow) {
                episode.add(low.counted());
            } else {
                end(seen, context);
            }
        } else if (isLow) {
            low.setEpisode(new OpenEpisode(low.from(), low.counted(), usual));
            tell(Insight.State.START, low, context);
        }
    }

    /** Ends the episode in course, if there is one. */
    void end(RateState seen, Context context) {
        LowRate low = seen.low;
        if (low != null && low.episode() != null) {
            tell(Insight.State.END, low, context);
            low.setEpisode(null);
        }
    }

    private void tell(Insight.State state, LowRate low, Context context) {
        teller.tell(
                state,
                requireNonNull(low.episode(), "there is an episode to tell of"),
                requireNonNull(low.subject(), "a half hour that is watched has a subject"),
                List.of(),
                context);
    }

    /** Asks to be woken at the end of a half hour that has to be judged. */
    void wake(RateState seen, Context context) {
        LowRate low = seen.low;
        if (low != null && low.isWatching()) {
            context.wakeAt(RateInsight.startOf(low.until()));
        }
    }
}
