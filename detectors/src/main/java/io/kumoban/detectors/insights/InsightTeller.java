package io.kumoban.detectors.insights;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.FieldTexts;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.insight.Insight;
import java.util.List;

/**
 * Gives out the starts and ends of episodes, and at a start a weak signal about one of the calls.
 *
 * @param type    {@code ApiCallRateInsight} or {@code ApiErrorRateInsight}
 * @param ofError whether each error code is a series of its own
 * @param tactic  of the signal
 */
record InsightTeller(String type, boolean ofError, Tactic tactic) {
    /** Unusual is not bad: less than the calls that {@code high-risk-calls} weighs least. */
    private static final double WEIGHT = 0.2;

    /** What a record and a step of a sequence need of a call. */
    private static final List<Field> NAMES = List.of(
            ApiCall.ACCOUNT,
            ApiCall.NAME,
            ApiCall.PRINCIPAL,
            ApiCall.EVENT_SOURCE,
            ApiCall.REGION,
            ApiCall.SOURCE_IP,
            ApiCall.ERROR_CODE,
            ApiCall.IDENTITY_TYPE,
            ApiCall.PRINCIPAL_ID,
            ApiCall.ACCESS_KEY_ID,
            ApiCall.USER_NAME);

    /** The call with the names that will be needed later; about 600 bytes. */
    static Evidence named(ApiCall call, Context context) {
        Evidence full = context.remember(call);
        return new Evidence(full.key(), full.id(), FieldTexts.of(call, NAMES), full.file(), full.offset());
    }

    void tell(
            Insight.State state,
            OpenEpisode episode,
            Evidence subject,
            List<Insight.Attribution> attributions,
            Context context) {
        boolean starts = state == Insight.State.START;
        Insight.Episode names = new Insight.Episode(
                type,
                subject.field(ApiCall.ACCOUNT),
                subject.field(ApiCall.REGION),
                subject.field(ApiCall.EVENT_SOURCE),
                subject.field(ApiCall.NAME),
                ofError ? subject.field(ApiCall.ERROR_CODE) : "",
                RateInsight.startOf(episode.from()));
        Insight.Statistics statistics = new Insight.Statistics(
                episode.usual().average(),
                episode.counts().average(),
                episode.counts().minutes(),
                episode.usual().minutes());
        context.insight(new Insight(
                state,
                RateInsight.startOf(starts ? episode.from() : episode.last() + 1L),
                names,
                statistics,
                attributions));
        if (starts) {
            context.signal(subject, tactic, WEIGHT);
        }
    }
}
