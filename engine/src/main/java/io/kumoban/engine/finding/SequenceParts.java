package io.kumoban.engine.finding;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Hashes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts of a {@link Sequence} as the evidence of an event tells them; equal events give equal parts. */
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

    /** From where a call came, with whom a flow was, or what a query asked for, where the log says so. */
    public static Optional<Sequence.Endpoint> endpoint(Evidence event) {
        return switch (event.kind()) {
            case API_CALL -> endpoint(event.field(ApiCall.SOURCE_IP), "", true);
            case FLOW ->
                endpoint(
                        event.field(Shown.REMOTE),
                        "",
                        event.field(Shown.DIRECTION).equals("inbound"));
            case DNS_QUERY -> endpoint("", event.field(DnsQuery.NAME), null);
        };
    }

    private static Optional<Sequence.Endpoint> endpoint(String ip, String domain, @Nullable Boolean inbound) {
        return domain.isEmpty() && Address.of(ip).isAbsent()
                ? Optional.empty()
                : Optional.of(new Sequence.Endpoint(
                        "endpoint-" + id(ip + domain), ip, domain, Sequence.NO_PORT, null, null, inbound));
    }

    /** What an event touched: credential and bucket of a call, the instance of a flow or query. */
    public static List<SequenceResource> resources(Evidence event) {
        Stream<SequenceResource> parts = switch (event.kind()) {
            case API_CALL -> Stream.concat(accessKey(event).stream(), bucket(event).stream());
            case FLOW -> instance(event, Flow.OWN, Flow.ACCOUNT, Flow.REGION).stream();
            case DNS_QUERY -> instance(event, DnsQuery.CLIENT, DnsQuery.ACCOUNT, DnsQuery.REGION).stream();
        };
        return parts.toList();
    }

    private static Optional<SequenceResource> instance(Evidence event, Field owner, Field account, Field region) {
        String id = event.field(owner);
        return id.startsWith("i-")
                ? Optional.of(new SequenceResource(
                        "arn:" + Partition.of(event.field(region)) + ":ec2:" + event.field(region) + ":"
                                + event.field(account) + ":instance/" + id,
                        id,
                        event.field(account),
                        SequenceResource.Type.EC2_INSTANCE,
                        event.field(region),
                        "ec2",
                        Map.of(),
                        null))
                : Optional.empty();
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
