package io.kumoban.datasets.api;

import io.kumoban.datasets.api.Caller.Channel;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;

/** The forms a caller's identity takes in CloudTrail. */
public final class Callers {
    private Callers() {}

    /** An IAM user of the demo's account with a lasting access key. */
    public static Caller user(String name, String accessKey, String address, String userAgent) {
        return user(IamUser.ofDemo(name), accessKey, address, userAgent);
    }

    /** An IAM user with a lasting access key. */
    public static Caller user(IamUser user, String accessKey, String address, String userAgent) {
        return new Caller(
                user.arn(),
                accessKey,
                userIdentity(user).with("accessKeyId", accessKey).with("userName", user.name()),
                address,
                userAgent,
                Channel.PROGRAM);
    }

    /** An IAM user of the demo's account at the sign-in page: no key yet. */
    public static Caller userSigningIn(String name, String address, String browser) {
        return userSigningIn(IamUser.ofDemo(name), address, browser);
    }

    /** An IAM user at the sign-in page: no key yet. */
    public static Caller userSigningIn(IamUser user, String address, String browser) {
        return new Caller(
                user.arn(), "", userIdentity(user).with("userName", user.name()), address, browser, Channel.PROGRAM);
    }

    /** An IAM user of the demo's account in the console, signed in with a second factor at the given time. */
    public static Caller userInConsole(String name, long signedIn, String address, String browser) {
        return userInConsole(IamUser.ofDemo(name), signedIn, true, address, browser);
    }

    /** An IAM user in the console, signed in at the given time. */
    public static Caller userInConsole(
            IamUser user, long signedIn, boolean secondFactor, String address, String browser) {
        String key = Ids.accessKey("ASIA", user.name(), signedIn);
        return new Caller(
                user.arn(),
                key,
                userIdentity(user)
                        .with("accessKeyId", key)
                        .with("userName", user.name())
                        .with("sessionContext", JsonObject.of("attributes", attributes(signedIn, secondFactor))),
                address,
                browser,
                Channel.CONSOLE);
    }

    /** The root user of the demo's account; signed in at the given time, or at the sign-in page where that is 0. */
    public static Caller root(long signedIn, String address, String browser) {
        return root(Arn.ACCOUNT, signedIn, address, browser);
    }

    /** The root user of an account; signed in at the given time, or at the sign-in page where that is 0. */
    public static Caller root(String account, long signedIn, String address, String browser) {
        String key = signedIn == 0 ? "" : Ids.accessKey("ASIA", "root", signedIn);
        JsonObject identity = rootIdentity(account);
        if (signedIn != 0) {
            identity.with("accessKeyId", key)
                    .with("sessionContext", JsonObject.of("attributes", attributes(signedIn, true)));
        }
        Channel channel = signedIn == 0 ? Channel.PROGRAM : Channel.CONSOLE;
        return new Caller(Arn.iam(account, "root"), key, identity, address, browser, channel);
    }

    /** A short session as root that the organisation's management account took with AssumeRoot. */
    public static Caller assumedRoot(String account, long created, String address, String userAgent) {
        String key = Ids.accessKey("ASIA", "assumed-root", created);
        JsonObject identity = rootIdentity(account)
                .with("accessKeyId", key)
                .with("sessionContext", JsonObject.of("attributes", attributes(created, false), "assumedRoot", "true"));
        return new Caller(Arn.iam(account, "root"), key, identity, address, userAgent, Channel.PROGRAM);
    }

    /** A federated user: a session that an IAM user made of its own permissions with GetFederationToken. */
    public static Caller federated(IamUser user, String name, long created, String address, String userAgent) {
        String account = user.account();
        String key = Ids.accessKey("ASIA", "federated/" + name, created);
        String arn = "arn:aws:sts::" + account + ":federated-user/" + name;
        JsonObject issuer = userIdentity(user).with("userName", user.name());
        JsonObject identity = JsonObject.of(
                "type",
                "FederatedUser",
                "principalId",
                account + ':' + name,
                "arn",
                arn,
                "accountId",
                account,
                "accessKeyId",
                key,
                "sessionContext",
                JsonObject.of("sessionIssuer", issuer, "attributes", attributes(created, false)));
        return new Caller(arn, key, identity, address, userAgent, Channel.PROGRAM);
    }

    /** Somebody without any credentials. */
    public static Caller anonymous(String address, String userAgent) {
        return new Caller(
                "anonymous",
                "",
                JsonObject.of("type", "AWSAccount", "principalId", "", "accountId", "ANONYMOUS_PRINCIPAL"),
                address,
                userAgent,
                Channel.PROGRAM);
    }

    /** A user of another account: records here tell of such a caller only their id and account. */
    public static Caller ofOtherAccount(String account, String user, String address, String userAgent) {
        String id = Ids.principal("AIDA", account + '/' + user);
        return new Caller(
                id,
                "",
                JsonObject.of("type", "AWSAccount", "principalId", id, "accountId", account),
                address,
                userAgent,
                Channel.PROGRAM);
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

    private static JsonObject rootIdentity(String account) {
        return JsonObject.of(
                "type", "Root", "principalId", account, "arn", Arn.iam(account, "root"), "accountId", account);
    }

    private static JsonObject userIdentity(IamUser user) {
        return JsonObject.of(
                "type", "IAMUser", "principalId", user.id(), "arn", user.arn(), "accountId", user.account());
    }
}
