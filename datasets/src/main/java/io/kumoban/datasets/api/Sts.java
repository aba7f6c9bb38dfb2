package io.kumoban.datasets.api;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;

/** Calls of the AWS Security Token Service. */
public final class Sts {
    private Sts() {}

    public static ApiRequest getCallerIdentity() {
        return ApiRequest.reads("sts", "GetCallerIdentity");
    }

    /** A service takes up a role; {@code seconds} is how long the key lasts. */
    public static ApiRequest assumeRole(Session session, int seconds, Dice dice) {
        return assume("AssumeRole", session, seconds, JsonObject.of(), dice);
    }

    /** A person of the single sign-on page takes up a role. */
    public static ApiRequest assumeRoleWithSaml(Session session, String provider, Dice dice) {
        JsonObject asked = JsonObject.of("principalArn", Arn.iam(session.account(), "saml-provider/" + provider));
        return assume("AssumeRoleWithSAML", session, 43_200, asked, dice);
    }

    /** A pipeline with a token of its own provider takes up a role. */
    public static ApiRequest assumeRoleWithWebIdentity(Session session, Dice dice) {
        return assume("AssumeRoleWithWebIdentity", session, 3_600, JsonObject.of(), dice);
    }

    private static ApiRequest assume(String name, Session session, int seconds, JsonObject asked, Dice dice) {
        return ApiRequest.reads("sts", name)
                .asking(asked.with("roleArn", session.roleArn())
                        .with("roleSessionName", session.name())
                        .with("durationSeconds", seconds))
                .answering(JsonObject.of(
                        "credentials",
                        JsonObject.of(
                                "accessKeyId", session.accessKey(),
                                "sessionToken", "IQoJb3JpZ2luX2Vj" + dice.alphanumeric(80),
                                "expiration", Stamps.prose(session.created() + seconds)),
                        "assumedRoleUser",
                        JsonObject.of("assumedRoleId", session.roleId() + ':' + session.name(), "arn", session.arn())))
                .touching("AWS::IAM::Role", session.roleArn());
    }
}
