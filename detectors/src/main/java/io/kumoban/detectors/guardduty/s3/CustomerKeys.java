package io.kumoban.detectors.guardduty.s3;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.baseline.DailyHabits;
import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Objects are rewritten with keys that only the caller knows (SSE-C), as extortion in S3 does it: nobody else can read
 * them afterwards, AWS included. Hardly anybody uses such keys, so no baseline is needed but the identity's own habit.
 */
public final class CustomerKeys implements Detector<ApiCall, CustomerKeys.Seen> {
    static final String TYPE = "Impact:S3/AnomalousBehavior.Write";

    static final Parameter.Whole OBJECTS =
            whole("objects", 20, 1, "distinct objects", "a trial encrypts a few objects, extortion all of them");
    static final Parameter.Span WINDOW = span("window", Duration.ofMinutes(10), "it is done by a program");
    static final Parameter.Whole DAYS =
            whole("habit", 5, 1, "earlier days", "who has brought own keys on so many days does so as daily work");

    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final Field OBJECT = Field.ofCall("requestParameters.key");
    private static final Field ALGORITHM =
            Field.ofCall("requestParameters.x-amz-server-side-encryption-customer-algorithm");
    private static final String[] APIS = {"PutObject", "CopyObject", "CompleteMultipartUpload"};
    private static final long GAP = Duration.ofDays(30).toMillis();
    private static final int STATES = 1_024;

    @Override
    public About about() {
        return About.finding("customer-keys", TYPE, Severity.MEDIUM)
                .technique("T1486")
                .tactic(Tactic.IMPACT)
                .title("Objects of a bucket are being encrypted with keys of the caller")
                .what("Distinct objects of one bucket that one identity writes with a key of its own (SSE-C) within 10"
                        + " minutes: 20, unless it did so on 5 earlier days. Told again each time the count has"
                        + " doubled. Needs data events.")
                .normally("Objects are encrypted with keys that AWS keeps; keys brought by the caller are rare.")
                .thenCheck("Stop the identity first. Are there versions from before, or copies elsewhere?")
                .mistakenFor("a backup program that brings its own keys, on its first days")
                .parameters(OBJECTS, WINDOW, DAYS);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named(APIS)
                .field(BUCKET, APIS)
                .field(OBJECT, APIS)
                .field(ALGORITHM, APIS)
                .when(call -> !call.failed())
                .by(Key.PRINCIPAL)
                .within(call ->
                        call.text(ALGORITHM).isPresent() ? call.text(BUCKET).hash() : 0)
                .atMost(STATES)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        if (context.trusts(call.sourceAddress())) {
            return;
        }
        Text bucket = call.text(BUCKET);
        int days = seen.habit.use(bucket.hash(), call.time(), GAP);
        seen.objects.opens(call.time(), context.get(WINDOW));
        if (!seen.objects.add(call.text(OBJECT).hash())
                || days >= context.get(DAYS)
                || !seen.objects.reaches(OBJECTS, context)) {
            return;
        }
        int objects = seen.objects.count();
        seen.objects.told();
        context.report(call)
                .resource("arn:aws:s3:::" + bucket)
                .apart(call.principal().toString())
                .observed("objects with keys of the caller", objects, context.get(WINDOW))
                .usual("earlier days on which the identity did so", days, "days")
                .score(objects)
                .say(
                        "%s encrypted %d objects of the bucket %s with a key of its own within %s, at last from %s.",
                        call.principal(),
                        objects,
                        bucket,
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        call.sourceIp());
    }

    /** One identity and bucket: 150 bytes for a few objects, 1.2 KiB at most. */
    public static final class Seen implements State {
        private final DistinctInWindow objects = new DistinctInWindow();
        private final DailyHabits habit = new DailyHabits(2);

        @Override
        public void save(DataOutput out) throws IOException {
            objects.save(out);
            habit.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            objects.load(in);
            habit.load(in);
        }
    }
}
