package io.kumoban.bench.peers;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The ten predicates, each with three faces that answer alike: a rule over our cursor, an if-statement over fields that
 * Jackson read, and SQL. They are of the kind that a detection engineer writes; some hit often, some hardly ever.
 */
enum Suspicion {
    /** The root user acts. */
    ROOT_ACTS(
            interest -> {},
            call -> call.identityType().is("Root"),
            call -> "Root".equals(call.identityType),
            "userIdentity.type = 'Root'"),

    /** A call is refused for lack of permission. */
    ACCESS_REFUSED(
            interest -> {},
            call -> call.errorCode().contains("AccessDenied")
                    || call.errorCode().contains("UnauthorizedOperation"),
            call -> call.errorCode != null
                    && (call.errorCode.contains("AccessDenied") || call.errorCode.contains("UnauthorizedOperation")),
            "contains(errorCode, 'AccessDenied') OR contains(errorCode, 'UnauthorizedOperation')"),

    /** A call from 203.0.113.0/24. */
    FROM_WATCHED_NETWORK(
            interest -> {},
            call -> call.sourceIp().startsWith("203.0.113."),
            call -> call.sourceIp != null && call.sourceIp.startsWith("203.0.113."),
            "starts_with(sourceIPAddress, '203.0.113.')"),

    /** A program, and no browser, uses the key of a person. */
    SCRIPTED_USER(
            interest -> {},
            call -> call.userAgent().contains("aws-cli/") && call.identityType().is("IAMUser"),
            call -> call.userAgent != null
                    && call.userAgent.contains("aws-cli/")
                    && "IAMUser".equals(call.identityType),
            "contains(userAgent, 'aws-cli/') AND userIdentity.type = 'IAMUser'"),

    /** Users, roles or policies are changed. */
    IDENTITIES_CHANGED(
            interest -> {},
            call -> call.text(ApiCall.READ_ONLY).isFalse() && call.eventSource().is("iam.amazonaws.com"),
            call -> "false".equals(call.readOnly) && "iam.amazonaws.com".equals(call.eventSource),
            "readOnly = 'false' AND eventSource = 'iam.amazonaws.com'"),

    /** Somebody asks who he is, and not from the own networks: the first call of many an intruder. */
    IDENTITY_ASKED_OUTSIDE(
            interest -> interest.named("GetCallerIdentity"),
            call -> call.sourceIp().isPresent() && !call.sourceIp().startsWith("198.18."),
            call -> "GetCallerIdentity".equals(call.eventName)
                    && call.sourceIp != null
                    && !call.sourceIp.startsWith("198.18."),
            "eventName = 'GetCallerIdentity' AND NOT starts_with(sourceIPAddress, '198.18.')"),

    /** An object of one bucket is read. */
    EXPORT_READ(
            interest -> interest.named("GetObject").field(Fields.BUCKET, "GetObject"),
            call -> call.text(Fields.BUCKET).is("kumo-customer-exports"),
            call -> "GetObject".equals(call.eventName) && "kumo-customer-exports".equals(call.bucket),
            "eventName = 'GetObject' AND requestParameters.bucketName = 'kumo-customer-exports'"),

    /** A role of the operators is assumed. */
    OPERATOR_ROLE_ASSUMED(
            interest -> interest.named("AssumeRole").field(Fields.ROLE, "AssumeRole"),
            call -> call.text(Fields.ROLE).contains(":role/operations-"),
            call -> "AssumeRole".equals(call.eventName) && call.role != null && call.role.contains(":role/operations-"),
            "eventName = 'AssumeRole' AND contains(requestParameters.roleArn, ':role/operations-')"),

    /** Somebody signs in to the console without a second factor. */
    SIGN_IN_WITHOUT_MFA(
            interest -> interest.named("ConsoleLogin").field(Fields.MFA, "ConsoleLogin"),
            call -> !call.text(Fields.MFA).is("Yes"),
            call -> "ConsoleLogin".equals(call.eventName) && !"Yes".equals(call.mfa),
            "eventName = 'ConsoleLogin' AND coalesce(additionalEventData.MFAUsed, '') <> 'Yes'"),

    /** An administrator is made; rare. */
    ADMINISTRATOR_MADE(
            interest -> interest.named("AttachUserPolicy", "AttachRolePolicy")
                    .field(Fields.POLICY, "AttachUserPolicy", "AttachRolePolicy"),
            call -> call.text(Fields.POLICY).contains("AdministratorAccess"),
            call -> ("AttachUserPolicy".equals(call.eventName) || "AttachRolePolicy".equals(call.eventName))
                    && call.policy != null
                    && call.policy.contains("AdministratorAccess"),
            "eventName IN ('AttachUserPolicy', 'AttachRolePolicy')"
                    + " AND contains(requestParameters.policyArn, 'AdministratorAccess')");

    private static final class Fields {
        static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
        static final Field ROLE = Field.ofCall("requestParameters.roleArn");
        static final Field POLICY = Field.ofCall("requestParameters.policyArn");
        static final Field MFA = Field.ofCall("additionalEventData.MFAUsed");
    }

    private final Consumer<Interest<ApiCall>> listening;
    private final Predicate<ApiCall> rule;
    private final Predicate<CallFields> check;
    private final String sql;

    Suspicion(Consumer<Interest<ApiCall>> listening, Predicate<ApiCall> rule, Predicate<CallFields> check, String sql) {
        this.listening = listening;
        this.rule = rule;
        this.check = check;
        this.sql = sql;
    }

    /** The name as people read it: {@code root-acts}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the rule listens to; only events of that interest are asked about in {@link #hits(ApiCall)}. */
    Interest<ApiCall> interest() {
        Interest<ApiCall> interest = Interest.in(ApiCall.class);
        listening.accept(interest);
        return interest;
    }

    boolean hits(ApiCall call) {
        return rule.test(call);
    }

    boolean hits(CallFields call) {
        return check.test(call);
    }

    /** The predicate over the columns of {@link DuckDb}; null counts as no. */
    String sql() {
        return sql;
    }
}
