package io.kumoban.detectors.insights;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/** Insights of calls that change something, by account, Region and API. */
public final class ApiCallRateInsight extends RateInsight {
    static final String TYPE = "ApiCallRateInsight";

    static final Parameter.Whole FLOOR =
            Parameter.whole("calls", 10, 1, "calls in a minute", "nobody clicks ten times a minute, a script does");

    private static final int APIS = 4_096;

    public ApiCallRateInsight() {
        super(FLOOR, new InsightTeller(TYPE, false, Tactic.IMPACT));
    }

    @Override
    public About about() {
        return About.insights("api-call-rate-insight", TYPE)
                .technique("T1496", "T1485")
                .tactic(Tactic.IMPACT)
                .title("An API that changes something is called at an unusual rate")
                .what("Calls a minute of each API that changes something, by account and Region, without data"
                        + " events: at least 10, three times the average of the last seven days, and so many as"
                        + " such days bring forth in one minute of a million. Five unusual minutes in a row may"
                        + " count 30 together. The account must have been seen for a day.")
                .normally("Deployments, jobs and people change things at rates that come back day after day.")
                .thenCheck("Whose share of the calls has grown (attributions), and what did they create or delete?")
                .mistakenFor("a first deployment, a migration, a clean-up, a job that runs once a day")
                .parameters(
                        FLOOR,
                        TIMES,
                        PROBABILITY,
                        SUSTAINED,
                        QUIET,
                        WARM_UP,
                        LONGEST,
                        LowRates.ON,
                        LowRates.MEAN,
                        LowRates.SHARE);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .by(Key.ACCOUNT_API)
                .within(this::series)
                .atMost(APIS)
                .forgetAfter(Duration.ofDays(8));
    }

    @Override
    long series(ApiCall call) {
        return call.readsOnly() || call.isDataEvent() ? 0 : keyOf(call.region());
    }
}
