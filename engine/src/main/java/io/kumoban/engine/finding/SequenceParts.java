package io.kumoban.engine.finding;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Hashes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of a {@link Sequence} as the evidence of an API call tells them; equal calls give equal parts. */
public final class SequenceParts {
    private SequenceParts() {}

    /** Who made a call: the identity with its credential, and its session where it has one. */
    public static Sequence.Actor actor(Evidence call) {
        String principal = call.field(ApiCall.PRINCIPAL_ID);
        String key = call.field(ApiCall.ACCESS_KEY_ID);
        return new Sequence.Actor(
                "actor-" + id(call.field(ApiCall.PRINCIPAL) + '\n' + key),
                new Sequence.User(userName(call), principal, call.field(ApiCall.IDENTITY_TYPE), key, account(call)),
                session(call, principal));
    }

    /** From where a call came, where the log says an address. */
    public static Optional<Sequence.Endpoint> endpoint(Evidence call) {
        String source = call.field(ApiCall.SOURCE_IP);
        return Address.of(source).isAbsent()
                ? Optional.empty()
                : Optional.of(new Sequence.Endpoint(
                        "endpoint-" + id(source), source, "", Sequence.NO_PORT, null, null, true));
    }

    /** The credential of a call, where the log says it. */
    public static Optional<SequenceResource> accessKey(Evidence call) {
        String key = call.field(ApiCall.ACCESS_KEY_ID);
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new SequenceResource(
                        key,
                        key,
                        account(call),
                        SequenceResource.Type.ACCESS_KEY,
                        "",
                        "iam",
                        Map.of(),
                        new SequenceResource.AccessKey(
                                call.field(ApiCall.PRINCIPAL_ID), userName(call), call.field(ApiCall.IDENTITY_TYPE))));
    }

    /** The bucket of a call, where its detector asked for the name. */
    public static Optional<SequenceResource> bucket(Evidence call) {
        String name = call.field(Shown.BUCKET);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new SequenceResource(
                        "arn:" + Partition.of(call.field(ApiCall.REGION)) + ":s3:::" + name,
                        name,
                        call.field(ApiCall.ACCOUNT),
                        SequenceResource.Type.S3_BUCKET,
                        call.field(ApiCall.REGION),
                        "s3",
                        Map.of(),
                        null));
    }

    /** Whether a call is on the data of a bucket, and so of the log of S3 data events. */
    public static boolean isDataEvent(Evidence call) {
        return call.field(ApiCall.EVENT_CATEGORY).equals("Data")
                && call.field(ApiCall.EVENT_SOURCE).equals("s3.amazonaws.com");
    }

    private static String userName(Evidence call) {
        return Shown.first(call, ApiCall.USER_NAME, ApiCall.ISSUER_NAME, ApiCall.PRINCIPAL);
    }

    private static String account(Evidence call) {
        return Shown.first(call, ApiCall.IDENTITY_ACCOUNT, ApiCall.ACCOUNT);
    }

    private static Sequence.@Nullable Session session(Evidence call, String principal) {
        String issuer = call.field(ApiCall.ISSUER_ARN);
        if (issuer.isEmpty()) {
            return null;
        }
        String mfa = call.field(ApiCall.MFA);
        return new Sequence.Session(
                principal.substring(principal.indexOf(':') + 1),
                mfa.isEmpty() ? null : mfa.equals("true"),
                Sequence.NO_TIME,
                issuer);
    }

    private static String id(String text) {
        return HexFormat.of().toHexDigits(Hashes.of(text));
    }
}
