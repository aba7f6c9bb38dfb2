package io.kumoban.detectors.guardduty.s3;

import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.time.Duration;

/**
 * Strangers without credentials look into a bucket from one address after another. Reading an object of a public site is
 * what it is there for; listing the bucket, or asking for its policy, is looking around.
 */
public final class AnonymousListing implements Detector<ApiCall, DistinctInWindow> {
    static final String TYPE = "Discovery:S3/AnomalousBehavior";

    static final Parameter.Whole ADDRESSES = whole(
            "addresses",
            3,
            1,
            "distinct addresses",
            "one stranger may have mistyped a name; a bucket whose name is guessed is visited by many");
    static final Parameter.Span WINDOW = span("window", Duration.ofHours(24), "those who scan names come back daily");

    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final String[] APIS = {
        "ListObjects", "ListObjectsV2", "ListObjectVersions", "GetBucketAcl", "GetBucketPolicy", "GetBucketLocation"
    };
    private static final int BUCKETS = 1_024;

    @Override
    public About about() {
        return About.finding("anonymous-listing", TYPE, Severity.LOW)
                .technique("T1619")
                .tactic(Tactic.DISCOVERY)
                .title("Strangers without credentials look into a bucket")
                .what("Distinct addresses from which a bucket is listed, or asked for its policy or place, by callers"
                        + " without credentials within 24 hours: 3. Refused calls count. Told again each time the"
                        + " count has doubled. Needs data events.")
                .normally("What is public is read object by object; nobody without credentials lists it.")
                .thenCheck("Was a listing answered? What does the bucket hold, and is it meant to be public?")
                .mistakenFor("a public data set that people are invited to list")
                .parameters(ADDRESSES, WINDOW);
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named(APIS)
                .field(BUCKET, APIS)
                .by(Key.PRINCIPAL)
                .within(call -> isAnonymous(call) ? call.text(BUCKET).hash() : 0)
                .atMost(BUCKETS)
                .forgetAfter(Duration.ofDays(7));
    }

    private static boolean isAnonymous(ApiCall call) {
        return call.text(ApiCall.IDENTITY_ACCOUNT).is("ANONYMOUS_PRINCIPAL")
                || call.identityType().is("AWSAccount") && call.principalId().isAbsent();
    }

    @Override
    public DistinctInWindow newState() {
        return new DistinctInWindow();
    }

    @Override
    public void on(ApiCall call, DistinctInWindow addresses, Context context) {
        if (!call.sourceAddress().isPublic() || context.trusts(call.sourceAddress())) {
            return;
        }
        addresses.opens(call.time(), context.get(WINDOW));
        if (!addresses.add(call.sourceAddress().hash()) || !addresses.reaches(ADDRESSES, context)) {
            return;
        }
        addresses.told();
        Text bucket = call.text(BUCKET);
        context.report(call)
                .resource("arn:aws:s3:::" + bucket)
                .observed("distinct addresses", addresses.count(), context.get(WINDOW))
                .score(addresses.count())
                .say(
                        "The bucket %s was looked into without credentials from %d addresses within %s, at last with"
                                + " %s from %s%s.",
                        bucket,
                        addresses.count(),
                        Spans.text(Duration.ofMillis(context.get(WINDOW))),
                        call.name(),
                        call.sourceIp(),
                        call.failed() ? ", which was refused" : "");
    }
}
