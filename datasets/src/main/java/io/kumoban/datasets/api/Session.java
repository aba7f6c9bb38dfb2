package io.kumoban.datasets.api;

import io.kumoban.datasets.delivery.JsonObject;

/**
 * A role's session and its temporary key.
 *
 * @param account the account of the role
 * @param scope what ids of the account follow from, beside names; empty in the demo's account
 * @param role the role's name
 * @param name the session's name: an instance id, an e-mail address, a function's name
 * @param created when the key was made, seconds since 1970
 * @param origin who got the key
 */
public record Session(String account, String scope, String role, String name, long created, Origin origin) {

    /** Who got the session's key. */
    public enum Origin {
        /** A person or program that assumed the role. */
        ASSUMED,
        /** An EC2 instance, through its metadata service. */
        INSTANCE,
        /** A person who came through the single sign-on page. */
        SIGN_ON
    }

    /** A session in the demo's account. */
    public Session(String role, String name, long created, Origin origin) {
        this(Arn.ACCOUNT, "", role, name, created, origin);
    }

    /** The session's name as a principal. */
    public String arn() {
        return Arn.session(account, role, name);
    }

    /** The role's id. */
    public String roleId() {
        return Ids.principal("AROA", scope + role);
    }

    /** The temporary key: one for each role, session and time of making. */
    public String accessKey() {
        return Ids.accessKey("ASIA", scope + role + '/' + name, created);
    }

    /** The role's own name; roles of single sign-on live under a path. */
    public String roleArn() {
        return Arn.iam(
                account, origin == Origin.SIGN_ON ? "role/aws-reserved/sso.amazonaws.com/" + role : "role/" + role);
    }

    JsonObject identity() {
        JsonObject context = JsonObject.of(
                "sessionIssuer",
                JsonObject.of(
                        "type",
                        "Role",
                        "principalId",
                        roleId(),
                        "arn",
                        roleArn(),
                        "accountId",
                        account,
                        "userName",
                        role),
                "webIdFederationData",
                JsonObject.of(),
                "attributes",
                Callers.attributes(created, false));
        if (origin == Origin.INSTANCE) {
            context.with("ec2RoleDelivery", "2.0");
        }
        return JsonObject.of(
                "type",
                "AssumedRole",
                "principalId",
                roleId() + ':' + name,
                "arn",
                arn(),
                "accountId",
                account,
                "accessKeyId",
                accessKey(),
                "sessionContext",
                context);
    }
}
