package io.kumoban.datasets.estate;

import io.kumoban.datasets.delivery.JsonObject;

/**
 * Who can make calls, and how CloudTrail's {@code userIdentity} names them.
 *
 * @param form the form of the identity
 * @param account of the principal
 * @param name of the user or role, the service's own name, or the subject that an identity provider vouches for
 * @param id as in {@code AIDA…} or {@code AROA…}; for the vouched the provider's name; empty for a service
 * @param through the service that calls in the principal's name, or empty
 */
public record Principal(Form form, String account, String name, String id, String through) {

    /** The forms of an identity that the simulation knows. */
    public enum Form {
        /** An IAM user with a lasting key. */
        USER,
        /** An IAM user who signed in to the console with a second factor. */
        USER_IN_CONSOLE,
        /** An IAM user at the sign-in page. */
        USER_SIGNING_IN,
        /** A role that a program assumed. */
        ROLE,
        /** A role that an instance got through its metadata service. */
        INSTANCE,
        /** A role that a person got from the single sign-on page. */
        SIGN_ON,
        /** A role that a service keeps for itself. */
        SERVICE_LINKED,
        /** Somebody at the sign-in page whom the account does not know. */
        STRANGER,
        /** Somebody of another account, as the trail of the account that they come to names them. */
        FOREIGN,
        /** A service in its own name. */
        SERVICE,
        /** Somebody with a SAML assertion. */
        SAML,
        /** A program with a token of another provider. */
        WEB_IDENTITY
    }

    /** The principal as an ARN; a session of it for roles; the service's or subject's name for those who have none. */
    public String arn(String session) {
        return switch (form) {
            case USER, USER_IN_CONSOLE, USER_SIGNING_IN -> "arn:aws:iam::" + account + ":user/" + name;
            case ROLE, INSTANCE, SIGN_ON, SERVICE_LINKED ->
                "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session;
            case STRANGER, FOREIGN, SERVICE, SAML, WEB_IDENTITY -> name;
        };
    }

    /** The role's own ARN. */
    public String roleArn() {
        String path = switch (form) {
            case SIGN_ON -> "aws-reserved/sso.amazonaws.com/";
            case SERVICE_LINKED -> "aws-service-role/" + through + "/";
            default -> "";
        };
        return "arn:aws:iam::" + account + ":role/" + path + name;
    }

    /**
     * The {@code userIdentity} member.
     *
     * @param session the session's name, for roles
     * @param accessKey the key used, where the form has one
     * @param issued when the session's key was made, as {@code 2026-03-02T09:15:00Z}
     */
    public JsonObject identity(String session, String accessKey, String issued) {
        return identity(session, accessKey, issued, "");
    }

    /**
     * The {@code userIdentity} member of a session that stands for somebody.
     *
     * @param sourceIdentity whom it stands for, or empty
     */
    JsonObject identity(String session, String accessKey, String issued, String sourceIdentity) {
        return switch (form) {
            case USER -> user().with("accessKeyId", accessKey).with("userName", name);
            case USER_SIGNING_IN -> user().with("userName", name);
            case USER_IN_CONSOLE ->
                user().with("accessKeyId", accessKey)
                        .with("userName", name)
                        .with("sessionContext", JsonObject.of("attributes", attributes(issued, true)));
            case ROLE, INSTANCE, SIGN_ON, SERVICE_LINKED -> session(session, accessKey, issued, sourceIdentity);
            case STRANGER ->
                JsonObject.of(
                        "type", "IAMUser",
                        "accountId", account,
                        "accessKeyId", "",
                        "userName", "HIDDEN_DUE_TO_SECURITY_REASONS");
            case FOREIGN ->
                JsonObject.of("type", "AWSAccount", "principalId", id + ":" + session, "accountId", account);
            case SERVICE -> JsonObject.of("type", "AWSService", "invokedBy", name);
            case SAML -> vouchedFor("SAMLUser");
            case WEB_IDENTITY -> vouchedFor("WebIdentityUser");
        };
    }

    private JsonObject user() {
        return JsonObject.of("type", "IAMUser", "principalId", id, "arn", arn(""), "accountId", account);
    }

    private JsonObject vouchedFor(String type) {
        return JsonObject.of("type", type, "principalId", id + ":" + name, "userName", name, "identityProvider", id);
    }

    private JsonObject session(String session, String accessKey, String issued, String sourceIdentity) {
        JsonObject context = JsonObject.of(
                "sessionIssuer",
                JsonObject.of(
                        "type", "Role",
                        "principalId", id,
                        "arn", roleArn(),
                        "accountId", account,
                        "userName", name),
                "webIdFederationData",
                JsonObject.of(),
                "attributes",
                attributes(issued, false));
        if (form == Form.INSTANCE) {
            context.with("ec2RoleDelivery", "2.0");
        }
        if (!sourceIdentity.isEmpty()) {
            context.with("sourceIdentity", sourceIdentity);
        }
        JsonObject identity = JsonObject.of(
                "type",
                "AssumedRole",
                "principalId",
                id + ":" + session,
                "arn",
                arn(session),
                "accountId",
                account,
                "accessKeyId",
                accessKey,
                "sessionContext",
                context);
        return through.isEmpty() ? identity : identity.with("invokedBy", through);
    }

    private static JsonObject attributes(String issued, boolean secondFactor) {
        return JsonObject.of("creationDate", issued, "mfaAuthenticated", String.valueOf(secondFactor));
    }
}
