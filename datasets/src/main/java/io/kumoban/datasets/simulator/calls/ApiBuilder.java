package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers what the catalogue says of one API and compiles it. */
final class ApiBuilder {
    private static final Set<String> GLOBAL =
            Set.of("iam", "ce", "budgets", "signin", "route53", "cloudfront", "organizations", "support", "health");
    /** Marks the record of a sign-in that failed: it has a message and no code. */
    private static final String FAILED = "failed";

    /** Services whose endpoints speak no newer version; which they are is assumed. */
    private static final Set<String> OLD_TLS = Set.of("ec2", "autoscaling", "elasticache", "codedeploy", "budgets");

    private static final String NOTHING = "null";

    private final String source;
    private final String name;
    private final Set<String> words;
    private final List<String> resources = new ArrayList<>();
    private final List<Api.Failure> errors = new ArrayList<>();
    private final List<Api.Companion> companions = new ArrayList<>();
    private String asked = NOTHING;
    private String answered = NOTHING;
    private String added = "";
    private String host = "";

    ApiBuilder(String source, String name, Set<String> words) {
        this.source = source;
        this.name = name;
        this.words = words;
    }

    void asking(String json) {
        asked = json;
    }

    void answering(String json) {
        answered = json;
    }

    void adding(String json) {
        added = json;
    }

    void at(String hostHeader) {
        host = hostHeader;
    }

    void touching(String type, String arn) {
        String owner = arn.equals("${new-role-arn}") ? "${new-account}" : "${account}";
        resources.add("{\"accountId\":\"" + owner + "\",\"type\":\"" + type + "\",\"ARN\":\"" + arn + "\"}");
    }

    void failing(double share, String code, String message) {
        errors.add(new Api.Failure(
                share,
                Template.of(",\"errorCode\":\"" + code + '"'
                        + (message.isEmpty() ? "" : ",\"errorMessage\":\"" + message + '"')),
                code.contains("Throttl") || code.contains("LimitExceeded") || code.contains("SlowDown")));
    }

    void followedBy(double share, Api api, String service) {
        companions.add(new Api.Companion(share, api, service));
    }

    Api build() {
        boolean s3 = source.equals("s3");
        boolean global = GLOBAL.contains(source);
        String server = host.isEmpty() ? source + (global ? "" : ".${region}") + ".amazonaws.com" : host;
        return new Api(
                source + ':' + name + (words.contains(FAILED) ? "!" : "") + variant(),
                source,
                global,
                s3,
                RecordBuffer.ascii("{\"eventVersion\":\"" + version() + '"'),
                RecordBuffer.ascii("\",\"eventSource\":\"" + source + ".amazonaws.com\",\"eventName\":\"" + name
                        + "\",\"awsRegion\":\""),
                Template.of(body(answered)),
                Template.of(body(NOTHING)),
                Template.of(",\"tlsDetails\":" + connection(server)),
                List.copyOf(errors),
                Refusals.of(source, name),
                List.copyOf(companions));
    }

    /** What tells APIs of one name apart, as in {@code #s3}; empty for most. */
    private String variant() {
        return words.stream().filter(word -> word.startsWith("#")).findFirst().orElse("");
    }

    /** Services took to new versions of the record at their own time; which did when is assumed. */
    private String version() {
        return switch (source) {
            case "sts", "signin", "support", "health" -> "1.08";
            case "config", "cloudtrail", "monitoring", "route53", "codedeploy" -> "1.09";
            case "ec2", "autoscaling", "elasticloadbalancing", "iam", "states" -> "1.10";
            default -> "1.11";
        };
    }

    private JsonObject connection(String server) {
        boolean old = OLD_TLS.contains(source);
        return JsonObject.of(
                "tlsVersion",
                old ? "TLSv1.2" : "TLSv1.3",
                "cipherSuite",
                old ? "ECDHE-RSA-AES128-GCM-SHA256" : "TLS_AES_128_GCM_SHA256",
                "clientProvidedHostHeader",
                server);
    }

    private String wrong() {
        return variant().isEmpty() ? "Failed authentication" : "No username found in supplied account";
    }

    private String body(String elements) {
        boolean data = words.contains("data");
        boolean shared = words.contains("shared");
        String type = words.contains("signin")
                ? "AwsConsoleSignIn"
                : words.contains("event") ? "AwsServiceEvent" : "AwsApiCall";
        return (words.contains(FAILED) ? ",\"errorMessage\":\"" + wrong() + '"' : "") + ",\"requestParameters\":"
                + asked + ",\"responseElements\":" + elements
                + (added.isEmpty() ? "" : ",\"additionalEventData\":" + added)
                + ",\"requestID\":\""
                + (source.equals("s3") ? "${short-request}" : shared ? "${shared-request}" : "${request}")
                + "\",\"eventID\":\"${event}\",\"readOnly\":" + words.contains("read")
                + (resources.isEmpty() ? "" : ",\"resources\":[" + String.join(",", resources) + "]")
                + ",\"eventType\":\"" + type + "\",\"managementEvent\":" + !data
                + ",\"recipientAccountId\":\"${account}\""
                + (shared ? ",\"sharedEventID\":\"${shared-event}\"" : "") + ",\"eventCategory\":\""
                + (data ? "Data" : "Management")
                + '"';
    }
}
