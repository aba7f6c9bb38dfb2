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

/**
 * A bucket's access log is switched off: PutBucketLogging with a status that names no target. A refused attempt is a
 * signal.
 */
public final class ServerAccessLogOff implements Rule<ApiCall> {
    static final String TYPE = "Stealth:S3/ServerAccessLoggingDisabled";

    private static final double ATTEMPT = 0.5;
    private static final String API = "PutBucketLogging";

    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final Field STATUS = Field.ofCall("requestParameters.BucketLoggingStatus");
    private static final Field ENABLED = Field.ofCall("requestParameters.BucketLoggingStatus.LoggingEnabled");

    @Override
    public About about() {
        return About.finding("server-access-log-off", TYPE, Severity.LOW)
                .technique("T1562.008")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("Access logging of a bucket was switched off")
                .what("A PutBucketLogging that succeeds and names no target for the log.")
                .normally("Access logging is set when a bucket is made and stays.")
                .thenCheck(
                        "Which objects of the bucket were read or deleted since? Do data events of a trail cover it?")
                .mistakenFor(
                        "a move to data events of a trail; a provisioning tool that sets every property, also those "
                                + "that are off already");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named(API)
                .field(BUCKET, API)
                .field(STATUS, API)
                .field(ENABLED, API)
                .by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (call.text(STATUS).isAbsent()
                || call.text(ENABLED).isPresent()
                || !call.eventSource().is("s3.amazonaws.com")
                || call.identityType().is("AWSService")
                || context.trusts(call.sourceAddress())) {
            return;
        }
        if (call.failed()) {
            context.signal(call, Tactic.DEFENSE_EVASION, ATTEMPT);
            return;
        }
        context.report(call)
                .resource("arn:aws:s3:::" + call.text(BUCKET))
                .say(
                        "%s switched off the access log of bucket %s from %s.",
                        call.principal(), call.text(BUCKET), call.sourceIp());
    }
}
