package io.kumoban.detectors.guardduty.ai;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.ModelCalls;
import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.MovingAverage;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code Impact:IAMUser/CostHarvesting}: an identity makes models work far more in an hour than it does in its usual
 * hours. Work is tokens read and written where the records tell them, else calls.
 */
public final class CostHarvesting implements Detector<ApiCall, CostHarvesting.Seen> {
    static final String TYPE = "Impact:IAMUser/CostHarvesting";

    static final Parameter.Whole CALLS =
            whole("calls", 100, 1, "calls in the hour", "below this an hour costs little, however unusual it is");
    static final Parameter.Real TIMES =
            real("times", 10, 1, 1e6, "times the mean hour", "a busy hour makes two or three times as much");
    static final Parameter.Span HISTORY = span("history", Duration.ofDays(7), "a week holds each weekday's work once");

    /** Hours with calls that the mean is about: a week of busy hours. */
    private static final int MEMORY = 168;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int IDENTITIES = 4_096;

    @Override
    public About about() {
        return About.finding("cost-harvesting", TYPE, Severity.LOW)
                .technique("T1496.004")
                .tactic(Tactic.IMPACT)
                .title("An identity makes models work far more than usual")
                .what("Calls of one identity that run models, within an hour: at least 100, and at least 10 times the"
                        + " tokens (calls, where the records tell no tokens) of its mean hour with calls. An identity"
                        + " without a week of history is compared with nothing and has to make ten times the calls."
                        + " Told again each time the amount has doubled.")
                .normally("A program sends about as much text to models each day.")
                .thenCheck("Which models, and from where? Is the key used elsewhere too? Set a quota.")
                .mistakenFor("a batch job that runs once a month; a load test")
                .parameters(CALLS, TIMES, HISTORY)
                .learning();
    }

    @Override
    public Interest<ApiCall> interest() {
        return ModelCalls.narrow(Interest.in(ApiCall.class))
                .by(Key.PRINCIPAL)
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (call.failed()) {
            return;
        }
        if (seen.hour.opens(call.time(), HOUR)) {
            seen.close(call.time());
        }
        seen.calls++;
        seen.tokens += ModelCalls.tokens(call);
        if (context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        if (seen.calls < context.get(CALLS)) {
            if (!seen.told.isTold()) {
                context.nearMiss(CALLS, seen.calls);
            }
            return;
        }
        boolean known = call.time() - seen.first >= context.get(HISTORY);
        double usual = known ? seen.usual.mean() : context.get(CALLS);
        double work = known ? seen.work() : seen.calls;
        if (!seen.told.reached(work, context.get(TIMES) * usual)) {
            if (!seen.told.isTold()) {
                context.nearMiss(TIMES, work / usual);
            }
            return;
        }
        seen.told.told(work);
        String unit = known && seen.tokens > 0 ? "tokens" : "calls";
        context.report(call)
                .observed(unit + " in the hour", work, unit)
                .observed("calls in the hour", seen.calls, "calls")
                .usual("mean of earlier hours", known ? usual : 0, unit)
                .detail("model", ModelCalls.model(call).toString())
                .score(work / usual)
                .say(
                        "%s made models work %.0f %s within the hour, with %d calls, at last of %s from %s. %s",
                        call.principal(),
                        work,
                        unit,
                        seen.calls,
                        ModelCalls.model(call),
                        call.sourceIp(),
                        known ? "Its mean hour has %.0f.".formatted(usual) : "It was first seen less than a week ago.");
    }

    /** What one identity makes models do: 72 bytes. */
    public static final class Seen implements State {
        private final Window hour = new Window();
        private final MovingAverage usual = new MovingAverage();
        private final Doublings told = new Doublings();
        private long first = Long.MIN_VALUE;
        private int calls;
        private long tokens;

        private double work() {
            return tokens > 0 ? tokens : calls;
        }

        /** Ends an hour; one that was told is no part of what is usual. */
        private void close(long now) {
            if (first == Long.MIN_VALUE) {
                first = now;
            } else if (!told.isTold()) {
                usual.add(work(), MEMORY);
            }
            calls = 0;
            tokens = 0;
            told.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            hour.save(out);
            usual.save(out);
            told.save(out);
            out.writeLong(first);
            out.writeInt(calls);
            out.writeLong(tokens);
        }

        @Override
        public void load(DataInput in) throws IOException {
            hour.load(in);
            usual.load(in);
            told.load(in);
            first = in.readLong();
            calls = in.readInt();
            tokens = in.readLong();
        }
    }
}
