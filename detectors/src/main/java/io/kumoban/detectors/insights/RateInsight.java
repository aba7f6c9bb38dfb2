package io.kumoban.detectors.insights;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.scan.Words;
import java.time.Duration;

/**
 * Finds minutes in which an API is called, or fails, far more often than in the week before, after the AWS page "Working
 * with CloudTrail Insights". The service does not say how it decides; here a minute is unusual when it lies three
 * standard deviations above the usual rate, and an episode begins when a minute, or up to five unusual ones in a row,
 * count what a {@linkplain UsualRate usual} week would hardly ever bring forth. It ends with five usual minutes in a
 * row.
 *
 * <p>Events only count. A minute is judged once it is over: at the next event, or at its end where something may have to
 * be told; minutes that are not worth a look are never judged, and those without an event cost nothing.
 */
abstract sealed class RateInsight implements Detector<ApiCall, RateState>
        permits ApiCallRateInsight, ApiErrorRateInsight {
    static final Parameter.Real PROBABILITY = Parameter.real(
            "probability",
            1e-6,
            0,
            0.01,
            "",
            "one minute of a million: by chance alone an API would be told about once in two years");
    static final Parameter.Real TIMES = Parameter.real(
            "times", 3, 1, 1000, "times the baseline", "a busy API that is called twice as often is no anomaly");
    static final Parameter.Whole SUSTAINED = Parameter.whole(
            "sustained",
            3,
            1,
            "times the floor",
            "several minutes that stay below the floor one by one count together from here on");
    static final Parameter.Whole QUIET =
            Parameter.whole("quiet", 5, 1, "minutes", "a script that pauses for a minute is still the same script");
    static final Parameter.Span WARM_UP = Parameter.span(
            "warm-up",
            Duration.ofDays(1),
            "a day has seen the nightly jobs; 7d is as strict as the service's own baseline");
    static final Parameter.Span LONGEST = Parameter.span(
            "longest", Duration.ofDays(1), "what lasts a day is the new normal: the episode ends and is learned");
    /** Minutes that may count together before there is an episode. */
    private static final int LONGEST_RUN = 5;

    private static final long MINUTE = 60_000;

    private final Parameter.Whole floor;
    private final InsightTeller teller;
    private final LowRates lows;

    /**
     * A detector of one kind of rate.
     *
     * @param floor how many calls a minute must have to be told
     */
    RateInsight(Parameter.Whole floor, InsightTeller teller) {
        this.floor = floor;
        this.teller = teller;
        lows = new LowRates(teller);
    }

    /** The key inside account and API: the Region, and what else parts one series from another; 0 for other events. */
    abstract long series(ApiCall call);

    /** A key of a Region's name; names of 8 to 16 bytes, as all are, need no hashing of bytes. Zero when there is none. */
    static long keyOf(Text region) {
        int length = region.length();
        if (length < Words.BYTES || length > 2 * Words.BYTES) {
            return region.hash();
        }
        byte[] bytes = region.bytes();
        int offset = region.offset();
        return Hashes.join(Words.at(bytes, offset), Words.at(bytes, offset + length - Words.BYTES) ^ length);
    }

    @Override
    public final RateState newState() {
        return new RateState();
    }

    @Override
    public final void on(ApiCall call, RateState seen, Context context) {
        int minute = minuteOf(call.time());
        if (minute != seen.minute()) {
            closeUntil(minute, seen, context);
            seen.open(minute, worthALook(seen, context));
        }
        if (context.get(LowRates.ON)) {
            lows.count(call, minute, seen, context);
        }
        if (seen.count(call)) {
            if (seen.subject == null) {
                seen.subject = InsightTeller.named(call, context);
            }
            context.wakeAt(startOf(minute + 1L));
        } else if (2 * seen.calls() > context.get(floor) && seen.calls() < context.get(floor)) {
            context.nearMiss(floor, seen.calls());
        }
    }

    @Override
    public final void onTimer(RateState seen, Context context) {
        int minute = minuteOf(context.now());
        closeUntil(minute, seen, context);
        if (seen.minute() < minute) {
            seen.open(minute, worthALook(seen, context));
        }
        lows.judgeUntil(minute, seen, context);
        if (context.ended()) {
            if (seen.episode != null) {
                end(seen, seen.episode, minute - 1, false, context);
            }
            lows.end(seen, context);
        } else if (seen.episode != null) {
            context.wakeAt(startOf(minute + 1L));
        } else {
            lows.wake(seen, context);
        }
    }

    /** How many calls make the next minute worth a look at its end: none when it will be looked at in any case. */
    private int worthALook(RateState seen, Context context) {
        if (seen.episode != null) {
            return 0;
        }
        long left = (long) context.get(floor) * context.get(SUSTAINED) - seen.run.calls();
        return Math.clamp(left, 1, context.get(floor));
    }

    /** Closes the minute in course, and those after it, of which all are over before the given one. */
    private void closeUntil(int minute, RateState seen, Context context) {
        if (seen.isNew() || minute <= seen.minute()) {
            return;
        }
        int next = seen.minute();
        close(next++, seen.calls(), seen, context);
        while (next < minute && seen.episode != null) {
            close(next++, 0, seen, context);
        }
        if (next < minute && seen.run.minutes() > 0) {
            seen.settle(next - 1, Run.NONE);
        }
    }

    private void close(int minute, int calls, RateState seen, Context context) {
        OpenEpisode episode = seen.episode;
        if (episode != null) {
            goOn(episode, minute, calls, seen, context);
            return;
        }
        UsualRate usual = calls < leastUnusual(context)
                ? null
                : seen.days.before(minute - seen.run.minutes(), sinceMinute(context));
        if (usual == null || calls <= usual.limit()) {
            seen.settle(minute, Run.NONE.and(calls));
            return;
        }
        seen.run = seen.run.and(calls);
        seen.attributions.keep();
        if (startOf(minute) - context.accountSince() >= context.get(WARM_UP)
                && (stands(Run.NONE.and(calls), context.get(floor), usual, context)
                        || stands(seen.run, context.get(floor) * context.get(SUSTAINED), usual, context))) {
            begin(minute, usual, seen, context);
        } else if (seen.run.minutes() == LONGEST_RUN) {
            seen.settle(minute, Run.NONE);
        }
    }

    /** With fewer calls a minute is always usual: so few of them could not make an episode together. */
    private int leastUnusual(Context context) {
        int together = context.get(floor) * context.get(SUSTAINED);
        return Math.min(context.get(floor), (together + LONGEST_RUN - 1) / LONGEST_RUN);
    }

    private static boolean stands(Run run, int least, UsualRate usual, Context context) {
        return run.calls() >= least
                && run.average() >= context.get(TIMES) * usual.average()
                && usual.atLeast(run.calls(), run.minutes()) < context.get(PROBABILITY);
    }

    private void begin(int minute, UsualRate usual, RateState seen, Context context) {
        OpenEpisode episode = new OpenEpisode(minute - seen.run.minutes() + 1, seen.run, usual);
        seen.episode = episode;
        seen.run = Run.NONE;
        teller.tell(
                Insight.State.START,
                episode,
                requireNonNull(seen.subject, "a minute that was worth a look has a subject"),
                seen.attributions.of(episode.counts().minutes(), usual.average()),
                context);
    }

    private void goOn(OpenEpisode episode, int minute, int calls, RateState seen, Context context) {
        boolean unusual =
                calls >= leastUnusual(context) && calls > episode.usual().limit();
        episode.add(calls, unusual);
        if (unusual) {
            seen.attributions.keep();
        }
        boolean isNormal = startOf(minute + 1L - episode.from()) >= context.get(LONGEST);
        if (isNormal || episode.quiet().minutes() >= context.get(QUIET)) {
            end(seen, episode, minute, isNormal, context);
        }
    }

    private void end(RateState seen, OpenEpisode episode, int minute, boolean isLearned, Context context) {
        teller.tell(
                Insight.State.END,
                episode,
                requireNonNull(seen.subject, "an episode has a subject"),
                seen.attributions.of(episode.counts().minutes(), episode.usual().average()),
                context);
        seen.endEpisode(episode, minute, isLearned);
    }

    static int minuteOf(long time) {
        return Math.clamp(Math.floorDiv(time, MINUTE), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** When a minute begins, in milliseconds; or how long so many minutes are. */
    static long startOf(long minute) {
        return minute * MINUTE;
    }

    static int sinceMinute(Context context) {
        return minuteOf(context.accountSince());
    }
}
