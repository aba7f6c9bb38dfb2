package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;

/** Calls of AWS Identity and Access Management. */
public final class Iam {
    private Iam() {}

    public static ApiRequest list(String things) {
        return ApiRequest.reads("iam", "List" + things).asking(JsonObject.of("maxItems", 100));
    }

    public static ApiRequest getUser(String user) {
        return ApiRequest.reads("iam", "GetUser").asking(JsonObject.of("userName", user));
    }

    public static ApiRequest ofUser(String name, String user) {
        return ApiRequest.reads("iam", name).asking(JsonObject.of("userName", user));
    }

    public static ApiRequest ofRole(String name, String role) {
        return ApiRequest.reads("iam", name).asking(JsonObject.of("roleName", role));
    }

    public static ApiRequest createUser(String user, long time) {
        return createUser(IamUser.ofDemo(user), time);
    }

    /** A new user. */
    public static ApiRequest createUser(IamUser user, long time) {
        return ApiRequest.changes("iam", "CreateUser")
                .asking(JsonObject.of("userName", user.name()))
                .answering(JsonObject.of(
                        "user",
                        JsonObject.of(
                                "path", "/",
                                "userName", user.name(),
                                "userId", user.id(),
                                "arn", user.arn(),
                                "createDate", Stamps.prose(time))));
    }

    public static ApiRequest createAccessKey(String user, String accessKey, long time) {
        return ApiRequest.changes("iam", "CreateAccessKey")
                .asking(JsonObject.of("userName", user))
                .answering(JsonObject.of(
                        "accessKey",
                        JsonObject.of(
                                "userName",
                                user,
                                "accessKeyId",
                                accessKey,
                                "status",
                                "Active",
                                "createDate",
                                Stamps.prose(time))));
    }

    public static ApiRequest deactivateAccessKey(String user, String accessKey) {
        return ApiRequest.changes("iam", "UpdateAccessKey")
                .asking(JsonObject.of("userName", user, "status", "Inactive", "accessKeyId", accessKey));
    }

    public static ApiRequest attachUserPolicy(String user, String managedPolicy) {
        return ApiRequest.changes("iam", "AttachUserPolicy")
                .asking(JsonObject.of("userName", user, "policyArn", "arn:aws:iam::aws:policy/" + managedPolicy));
    }

    public static ApiRequest getAccountPasswordPolicy() {
        return ApiRequest.reads("iam", "GetAccountPasswordPolicy");
    }

    /** Sets the account's password policy; where not {@code strict}, no kind of character is asked for. */
    public static ApiRequest updateAccountPasswordPolicy(int minimumLength, boolean strict, int remembered) {
        return ApiRequest.changes("iam", "UpdateAccountPasswordPolicy")
                .asking(JsonObject.of(
                        "minimumPasswordLength", minimumLength,
                        "requireSymbols", strict,
                        "requireNumbers", strict,
                        "requireUppercaseCharacters", strict,
                        "requireLowercaseCharacters", strict,
                        "allowUsersToChangePassword", true,
                        "maxPasswordAge", strict ? 90 : 0,
                        "passwordReusePrevention", remembered,
                        "hardExpiry", false));
    }
}
