package io.kumoban.detectors.insights;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;
import java.time.Duration;

/** Insights of calls that fail, by account, Region, API and error code. */
public final class ApiErrorRateInsight extends RateInsight {
    static final String TYPE = "ApiErrorRateInsight";

    static final Parameter.Whole FLOOR = Parameter.whole(
            "errors", 5, 1, "errors in a minute", "a person gives up after the third refusal, a tool does not");

    private static final int SERIES = 2_048;

    public ApiErrorRateInsight() {
        super(FLOOR, new InsightTeller(TYPE, true, Tactic.DISCOVERY));
    }

    @Override
    public About about() {
        return About.insights("api-error-rate-insight", TYPE)
                .technique("T1580", "T1526")
                .tactic(Tactic.DISCOVERY)
                .title("An API fails at an unusual rate")
                .what("Errors a minute of each API and error code, by account and Region, of calls that read and that"
                        + " change something, without data events: at least 5, three times the average of the last"
                        + " seven days, and so many as such days bring forth in one minute of a million. Five"
                        + " unusual minutes in a row may count 15 together. The account must have been seen for a"
                        + " day.")
                .normally("What fails is a misconfigured job, which fails every time it runs.")
                .thenCheck("Who tries what is not allowed (attributions), and what else did they try that hour?")
                .mistakenFor("a permission taken away from a running job, throttling in busy hours, an expired token")
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
                .atMost(SERIES)
                .forgetAfter(Duration.ofDays(8));
    }

    @Override
    long series(ApiCall call) {
        if (!call.failed() || call.isDataEvent()) {
            return 0;
        }
        long region = keyOf(call.region());
        return region == 0 ? 0 : Hashes.join(region, call.errorCode().hash());
    }
}
