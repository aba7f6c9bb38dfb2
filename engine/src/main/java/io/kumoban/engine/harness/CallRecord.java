package io.kumoban.engine.harness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A CloudTrail record for tests: a call by an IAM user from a documentation address, unless said otherwise. */
public final class CallRecord extends Line {
    private static final String ACCOUNT = "111122223333";

    private final JsonFields fields = new JsonFields();
    private final String name;
    private Instant time = Instant.parse("2026-03-02T10:00:00Z");
    private String principal = "alice";
    private String salt = "";
    private boolean ownId;

    private CallRecord(String name) {
        this.name = name;
        fields.put("eventVersion", "1.11");
        fields.put("eventSource", "iam.amazonaws.com");
        fields.put("eventName", name);
        fields.put("awsRegion", "us-east-1");
        fields.put("sourceIPAddress", "198.51.100.7");
        fields.put("userAgent", "aws-cli/2.15.0");
        fields.put("eventType", "AwsApiCall");
        fields.put("eventCategory", "Management");
        fields.put("managementEvent", true);
        fields.put("readOnly", name.startsWith("Get") || name.startsWith("List") || name.startsWith("Describe"));
        fields.put("recipientAccountId", ACCOUNT);
        by(principal);
    }

    /** A call of this name to IAM at 10:00 on 2 March 2026. */
    public static CallRecord named(String name) {
        return new CallRecord(name);
    }

    /** ISO-8601, for example {@code 2026-03-02T10:00:00Z}. */
    public CallRecord at(String iso) {
        return at(Instant.parse(iso));
    }

    public CallRecord at(Instant instant) {
        time = instant;
        changed();
        return this;
    }

    /** The event source, for example {@code s3.amazonaws.com}. */
    public CallRecord to(String eventSource) {
        return with("eventSource", eventSource);
    }

    /** By an IAM user. */
    public CallRecord by(String user) {
        principal = user;
        return identity(Map.of(
                "type",
                "IAMUser",
                "principalId",
                "AIDA" + user.toUpperCase(Locale.ROOT),
                "arn",
                "arn:aws:iam::" + ACCOUNT + ":user/" + user,
                "accountId",
                ACCOUNT,
                "accessKeyId",
                "AKIA" + user.toUpperCase(Locale.ROOT),
                "userName",
                user));
    }

    public CallRecord byRoot() {
        principal = "root";
        return identity(Map.of(
                "type",
                "Root",
                "principalId",
                ACCOUNT,
                "arn",
                "arn:aws:iam::" + ACCOUNT + ":root",
                "accountId",
                ACCOUNT));
    }

    /** By a session of a role; a session named like an instance stands for that instance's credentials. */
    public CallRecord byRole(String role, String session) {
        principal = role + session;
        return identity(Map.of(
                "type",
                "AssumedRole",
                "principalId",
                "AROA" + role.toUpperCase(Locale.ROOT) + ":" + session,
                "arn",
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/" + session,
                "accountId",
                ACCOUNT,
                "accessKeyId",
                "ASIA" + role.toUpperCase(Locale.ROOT),
                "sessionContext",
                Map.of(
                        "sessionIssuer",
                        Map.of(
                                "type",
                                "Role",
                                "principalId",
                                "AROA" + role.toUpperCase(Locale.ROOT),
                                "arn",
                                "arn:aws:iam::" + ACCOUNT + ":role/" + role,
                                "accountId",
                                ACCOUNT,
                                "userName",
                                role))));
    }

    /** By an AWS service for itself. */
    public CallRecord byService(String service) {
        principal = service;
        fields.put("sourceIPAddress", service);
        return identity(Map.of("type", "AWSService", "invokedBy", service));
    }

    private CallRecord identity(Map<String, ?> values) {
        fields.put("userIdentity", new TreeMap<>(values));
        changed();
        return this;
    }

    public CallRecord from(String address) {
        return with("sourceIPAddress", address);
    }

    public CallRecord agent(String userAgent) {
        return with("userAgent", userAgent);
    }

    /** The call failed with this code. */
    public CallRecord failing(String errorCode) {
        return with("errorCode", errorCode);
    }

    /** Any value by its dotted path, for example {@code requestParameters.name}. */
    public CallRecord with(String path, Object value) {
        ownId |= path.equals("eventID");
        fields.put(path, value);
        changed();
        return this;
    }

    public CallRecord without(String field) {
        fields.remove(field);
        changed();
        return this;
    }

    /** Tells apart records that agree in everything else. */
    public CallRecord number(int value) {
        salt = Integer.toString(value);
        changed();
        return this;
    }

    /** The record as one line of JSON; its id is a hash of time, name, actor and number unless it was set. */
    @Override
    String write() {
        fields.put("eventTime", time.toString());
        if (!ownId) {
            String seed = time + name + principal + salt;
            fields.put(
                    "eventID",
                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                            .toString());
        }
        return fields.toString();
    }
}
