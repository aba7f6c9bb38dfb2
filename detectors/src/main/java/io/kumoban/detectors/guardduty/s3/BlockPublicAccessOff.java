package io.kumoban.detectors.guardduty.s3;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;

/**
 * The guard that keeps buckets from becoming public is lifted, in part or whole, for one bucket or the account. A
 * setting that a request leaves out is off, as the API has it. A refused attempt is a signal.
 */
public final class BlockPublicAccessOff implements Rule<ApiCall> {
    static final String ACCOUNT = "Policy:S3/AccountBlockPublicAccessDisabled";
    static final String BUCKET = "Policy:S3/BucketBlockPublicAccessDisabled";

    private static final double ATTEMPT = 0.5;

    private static final String PUT_ACCOUNT = "PutAccountPublicAccessBlock";
    private static final String DELETE_ACCOUNT = "DeleteAccountPublicAccessBlock";
    private static final String PUT_BUCKET = "PutBucketPublicAccessBlock";
    private static final String DELETE_BUCKET = "DeleteBucketPublicAccessBlock";

    private static final Field BUCKET_NAME = Field.ofCall("requestParameters.bucketName");
    private static final String CONFIGURATION_PATH = "requestParameters.PublicAccessBlockConfiguration";
    private static final Field CONFIGURATION = Field.ofCall(CONFIGURATION_PATH);
    private static final Field[] SETTINGS = {
        Field.ofCall(CONFIGURATION_PATH + ".BlockPublicAcls"),
        Field.ofCall(CONFIGURATION_PATH + ".IgnorePublicAcls"),
        Field.ofCall(CONFIGURATION_PATH + ".BlockPublicPolicy"),
        Field.ofCall(CONFIGURATION_PATH + ".RestrictPublicBuckets")
    };

    @Override
    public About about() {
        return About.finding("block-public-access-off", BUCKET, Severity.LOW)
                .also(ACCOUNT, Severity.LOW)
                .technique("T1562.007")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("Block Public Access was switched off")
                .what("A call that succeeds and removes the settings of Block Public Access, or leaves any of the four "
                        + "off, for a bucket or for the whole account.")
                .normally("All four settings are on from the first day of a bucket.")
                .thenCheck("Was a bucket policy or ACL made public afterwards? What lies in the bucket?")
                .mistakenFor("a website bucket being set up; a provisioning tool that tears a bucket down");
    }

    @Override
    public Interest<ApiCall> interest() {
        Interest<ApiCall> interest = Interest.in(ApiCall.class)
                .named(PUT_ACCOUNT, DELETE_ACCOUNT, PUT_BUCKET, DELETE_BUCKET)
                .field(BUCKET_NAME, PUT_BUCKET, DELETE_BUCKET)
                .field(CONFIGURATION, PUT_ACCOUNT, PUT_BUCKET);
        for (Field setting : SETTINGS) {
            interest.field(setting, PUT_ACCOUNT, PUT_BUCKET);
        }
        return interest.by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        boolean deletes = call.name().startsWith("Delete");
        int off = deletes ? SETTINGS.length : settingsOff(call);
        if (off == 0 || call.identityType().is("AWSService") || context.trusts(call.sourceAddress())) {
            return;
        }
        if (call.failed()) {
            context.signal(call, Tactic.DEFENSE_EVASION, ATTEMPT);
            return;
        }
        boolean ofAccount = call.named(PUT_ACCOUNT) || call.named(DELETE_ACCOUNT);
        Text bucket = call.text(BUCKET_NAME);
        context.report(call)
                .type(ofAccount ? ACCOUNT : BUCKET)
                .resource(ofAccount ? call.account().toString() : "arn:aws:s3:::" + bucket)
                .observed("settings off", off, "of 4")
                .say(
                        "%s switched off %d of 4 settings of Block Public Access for %s %s with %s.",
                        call.principal(),
                        off,
                        ofAccount ? "account" : "bucket",
                        ofAccount ? call.account() : bucket,
                        call.name());
    }

    private static int settingsOff(ApiCall call) {
        if (call.text(CONFIGURATION).isAbsent()) {
            return 0;
        }
        int off = 0;
        for (Field setting : SETTINGS) {
            if (!call.text(setting).isTrue()) {
                off++;
            }
        }
        return off;
    }
}
