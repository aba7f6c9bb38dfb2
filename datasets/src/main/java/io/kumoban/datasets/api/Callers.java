package io.kumoban.datasets.api;

import io.kumoban.datasets.api.Caller.Channel;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;

/** The forms a caller's identity takes in CloudTrail. */
public final class Callers {
    private Callers() {}

    /** An IAM user with a lasting access key. */
    public static Caller user(String name, String accessKey, String address, String userAgent) {
        return new Caller(
                Arn.iam("user/" + name),
                accessKey,
                userIdentity(name).with("accessKeyId", accessKey).with("userName", name),
                address,
                userAgent,
                Channel.PROGRAM);
    }

    /** An IAM user at the sign-in page: no key yet. */
    public static Caller userSigningIn(String name, String address, String browser) {
        return new Caller(
                Arn.iam("user/" + name),
                "",
                userIdentity(name).with("userName", name),
                address,
                browser,
                Channel.PROGRAM);
    }

    /** An IAM user in the console, signed in with a second factor at the given time. */
    public static Caller userInConsole(String name, long signedIn, String address, String browser) {
        String key = Ids.accessKey("ASIA", name, signedIn);
        return new Caller(
                Arn.iam("user/" + name),
                key,
                userIdentity(name)
                        .with("accessKeyId", key)
                        .with("userName", name)
                        .with("sessionContext", JsonObject.of("attributes", attributes(signedIn, true))),
                address,
                browser,
                Channel.CONSOLE);
    }

    /** The root user; signed in at the given time, or at the sign-in page where that is 0. */
    public static Caller root(long signedIn, String address, String browser) {
        JsonObject identity = JsonObject.of(
                "type", "Root", "principalId", Arn.ACCOUNT, "arn", Arn.iam("root"), "accountId", Arn.ACCOUNT);
        String key = signedIn == 0 ? "" : Ids.accessKey("ASIA", "root", signedIn);
        if (signedIn != 0) {
            identity.with("accessKeyId", key)
                    .with("sessionContext", JsonObject.of("attributes", attributes(signedIn, true)));
        }
        return new Caller(
                Arn.iam("root"), key, identity, address, browser, signedIn == 0 ? Channel.PROGRAM : Channel.CONSOLE);
    }

    /** A session of a role. */
    public static Caller session(Session session, String address, String userAgent, Channel channel) {
        return new Caller(session.arn(), session.accessKey(), session.identity(), address, userAgent, channel);
    }

    /** A service that acts through a session of a role. */
    public static Caller sessionThroughService(Session session, String service) {
        return new Caller(
                session.arn(),
                session.accessKey(),
                session.identity().with("invokedBy", service),
                service,
                service,
                Channel.SERVICE);
    }

    /** An AWS service in its own name. */
    public static Caller service(String service) {
        return new Caller(
                service,
                "",
                JsonObject.of("type", "AWSService", "invokedBy", service),
                service,
                service,
                Channel.SERVICE);
    }

    /** Someone whom an identity provider vouches for, before a role is assumed. */
    public static Caller vouchedFor(String type, String provider, String subject, String address, String userAgent) {
        return new Caller(
                subject,
                "",
                JsonObject.of(
                        "type", type,
                        "principalId", provider + ":" + subject,
                        "userName", subject,
                        "identityProvider", provider),
                address,
                userAgent,
                Channel.PROGRAM);
    }

    static JsonObject attributes(long created, boolean secondFactor) {
        return JsonObject.of("creationDate", Stamps.iso(created), "mfaAuthenticated", String.valueOf(secondFactor));
    }

    private static JsonObject userIdentity(String name) {
        return JsonObject.of(
                "type",
                "IAMUser",
                "principalId",
                Ids.principal("AIDA", name),
                "arn",
                Arn.iam("user/" + name),
                "accountId",
                Arn.ACCOUNT);
    }
}
