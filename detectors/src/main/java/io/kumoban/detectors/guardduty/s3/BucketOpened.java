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
 * A bucket's policy or ACL lets everybody in, or everybody who has an AWS account. Whether Block Public Access keeps the
 * bucket closed all the same is not looked at, as the service does it. A refused attempt is a signal.
 */
public final class BucketOpened implements Rule<ApiCall> {
    static final String ANONYMOUS = "Policy:S3/BucketAnonymousAccessGranted";
    static final String AUTHENTICATED = "Policy:S3/BucketPublicAccessGranted";

    private static final double ATTEMPT = 0.5;
    private static final String PUT_POLICY = "PutBucketPolicy";
    private static final String PUT_ACL = "PutBucketAcl";
    private static final String CREATE = "CreateBucket";

    private static final String ALL_USERS = "groups/global/AllUsers";
    private static final String AUTHENTICATED_USERS = "groups/global/AuthenticatedUsers";

    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final Field POLICY = Field.ofCall("requestParameters.bucketPolicy");
    private static final Field CANNED_ACL = Field.ofCall("requestParameters.x-amz-acl");
    private static final Field ACL = Field.ofCall("requestParameters.AccessControlPolicy");
    private static final Field[] GRANTS = {
        Field.ofCall("requestParameters.x-amz-grant-read"),
        Field.ofCall("requestParameters.x-amz-grant-write"),
        Field.ofCall("requestParameters.x-amz-grant-read-acp"),
        Field.ofCall("requestParameters.x-amz-grant-write-acp"),
        Field.ofCall("requestParameters.x-amz-grant-full-control")
    };

    /** Whom a call lets in. */
    private enum Circle {
        NOBODY,
        AUTHENTICATED,
        EVERYBODY
    }

    @Override
    public About about() {
        return About.finding("bucket-opened", ANONYMOUS, Severity.HIGH)
                .also(AUTHENTICATED, Severity.HIGH)
                .technique("T1098", "T1530")
                .tactic(Tactic.DEFENSE_EVASION)
                .title("A bucket was opened to the public")
                .what("A call that succeeds and gives a bucket a policy that allows something to every principal,"
                        + " without a condition that names networks, endpoints, accounts, organisations or"
                        + " sources; or an ACL for all users or all authenticated users.")
                .normally("Buckets are for known principals; what is public goes through a distribution of content.")
                .thenCheck(
                        "What lies in the bucket, and does Block Public Access keep it closed? Was it read from outside"
                                + " since?")
                .mistakenFor("a bucket that is meant for a website or for open data");
    }

    @Override
    public Interest<ApiCall> interest() {
        Interest<ApiCall> interest = Interest.in(ApiCall.class)
                .named(PUT_POLICY, PUT_ACL, CREATE)
                .field(BUCKET, PUT_POLICY, PUT_ACL, CREATE)
                .field(POLICY, PUT_POLICY)
                .field(ACL, PUT_ACL)
                .field(CANNED_ACL, PUT_ACL, CREATE);
        for (Field grant : GRANTS) {
            interest.field(grant, PUT_ACL, CREATE);
        }
        return interest.by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (!call.eventSource().is("s3.amazonaws.com")
                || call.identityType().is("AWSService")
                || context.trusts(call.sourceAddress())) {
            return;
        }
        Circle circle = call.named(PUT_POLICY) ? ofPolicy(call.text(POLICY)) : ofAcl(call);
        if (circle == Circle.NOBODY) {
            return;
        }
        if (call.failed()) {
            context.signal(call, Tactic.DEFENSE_EVASION, ATTEMPT);
            return;
        }
        Text bucket = call.text(BUCKET);
        context.report(call)
                .type(circle == Circle.EVERYBODY ? ANONYMOUS : AUTHENTICATED)
                .resource("arn:aws:s3:::" + bucket)
                .say(
                        "%s opened bucket %s to %s with %s; whether Block Public Access keeps it closed was not looked"
                                + " at.",
                        call.principal(),
                        bucket,
                        circle == Circle.EVERYBODY ? "everybody" : "everybody who has an AWS account",
                        call.name());
    }

    private static Circle ofPolicy(Text policy) {
        return PublicPolicy.allowsEverybody(policy) ? Circle.EVERYBODY : Circle.NOBODY;
    }

    private static Circle ofAcl(ApiCall call) {
        Circle widest = ofCanned(call.text(CANNED_ACL));
        widest = wider(widest, ofGrant(call.text(ACL)));
        for (Field grant : GRANTS) {
            widest = wider(widest, ofGrant(call.text(grant)));
        }
        return widest;
    }

    private static Circle ofCanned(Text acl) {
        if (acl.contains("public-read")) {
            return Circle.EVERYBODY;
        }
        return acl.contains("authenticated-read") ? Circle.AUTHENTICATED : Circle.NOBODY;
    }

    private static Circle ofGrant(Text grants) {
        if (grants.contains(ALL_USERS)) {
            return Circle.EVERYBODY;
        }
        return grants.contains(AUTHENTICATED_USERS) ? Circle.AUTHENTICATED : Circle.NOBODY;
    }

    private static Circle wider(Circle left, Circle right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
