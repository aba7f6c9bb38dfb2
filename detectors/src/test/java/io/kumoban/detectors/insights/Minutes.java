package io.kumoban.detectors.insights;

import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.insight.Insight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Streams of calls minute by minute, and what both detectors make of them after a warm-up of four hours. */
final class Minutes {
    static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    static final int WARM_UP = 240;

    private final List<String> records = new ArrayList<>();
    private final String warmUp;

    Minutes() {
        this("4h");
    }

    Minutes(String warmUp) {
        this.warmUp = warmUp;
        records.add(CallRecord.named("GetUser").by("first").at(BEGIN).toString());
    }

    static Instant minute(int number) {
        return BEGIN.plusSeconds(60L * number);
    }

    /** So many equal calls in each of the minutes from one up to before another, at even distances. */
    Minutes each(int from, int to, int calls, Supplier<CallRecord> call) {
        for (int minute = from; minute < to; minute++) {
            for (int i = 0; i < calls; i++) {
                records.add(call.get()
                        .number(i)
                        .at(minute(minute).plusMillis(60_000L * i / calls))
                        .toString());
            }
        }
        return this;
    }

    Minutes add(CallRecord call) {
        records.add(call.toString());
        return this;
    }

    List<String> records() {
        return records;
    }

    Harness harness() {
        return Harness.of(new ApiCallRateInsight(), new ApiErrorRateInsight())
                .set("api-call-rate-insight", "warm-up", warmUp)
                .set("api-error-rate-insight", "warm-up", warmUp)
                .feed(records);
    }

    List<Insight> insights() {
        return harness().run().insights();
    }
}
