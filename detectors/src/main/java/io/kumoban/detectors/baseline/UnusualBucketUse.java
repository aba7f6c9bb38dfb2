package io.kumoban.detectors.baseline;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Text;

/**
 * {@code S3/AnomalousBehavior}: a bucket is listed, read, written, emptied or opened in a way that is new for the actor.
 * How much is done is {@link BucketVolume}'s.
 */
public final class UnusualBucketUse extends UnusualUse {
    private static final int ACTORS = 4_096;

    public UnusualBucketUse() {
        super("bucket");
    }

    @Override
    public About about() {
        return described(BucketUse.about(
                        "unusual-bucket-use",
                        BucketUse.READ,
                        BucketUse.LIST,
                        BucketUse.WRITE,
                        BucketUse.DELETE,
                        BucketUse.OPEN)
                .title("An identity used a bucket in an unusual way")
                .what("How new API, bucket, network (/24 or /48) and client are among an identity's calls to S3, and"
                        + " the network among its account's, over counts that halve every 30 days; a finding from a"
                        + " score of 0.85 with two values unseen. Needs data events for all but permissions.")
                .normally("Programs use the same few buckets from the same networks with the same client.")
                .thenCheck("Ask the owner of the identity. Which objects were touched, and what else came from that"
                        + " network?")
                .mistakenFor("a colleague's first day on a new data set while travelling"));
    }

    @Override
    public Interest<ApiCall> interest() {
        String[] apis = BucketUse.apis();
        return remembered(
                Interest.in(ApiCall.class)
                        .named(apis)
                        .field(BucketUse.BUCKET, apis)
                        .when(call -> BucketUse.of(call) != null),
                ACTORS);
    }

    @Override
    Text thing(ApiCall call) {
        return call.text(BucketUse.BUCKET);
    }

    @Override
    String describe(Report report, ApiCall call) {
        BucketUse use = requireNonNull(BucketUse.of(call), "the interest lets only uses of buckets through");
        report.type(use.type())
                .technique(use.technique())
                .resource("arn:aws:s3:::" + call.text(BucketUse.BUCKET))
                .apart(call.principal().toString());
        return use.did();
    }
}
