package io.kumoban.engine.finding;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Findings of every family, for the tests of what comes after the detectors. */
public final class Samples {
    /** 2026-03-01T08:00:00Z. */
    public static final long MORNING = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();

    public static final String ACCOUNT = "111122223333";

    private Samples() {}

    /** A trail that was stopped by a role from an address. */
    public static Finding call(long time) {
        return of(
                "trail-stopped",
                "Stealth:IAMUser/CloudTrailLoggingDisabled",
                "arn:aws:iam::111122223333:role/deploy",
                callAt(time, Map.of()));
    }

    /** A bucket policy that was opened: a management event about a bucket. */
    public static Finding bucketPolicy(long time) {
        return of(
                "public-bucket",
                "Policy:S3/BucketAnonymousAccessGranted",
                "customer-exports",
                callAt(
                        time,
                        Map.of(
                                ApiCall.NAME.path(),
                                "PutBucketPolicy",
                                ApiCall.EVENT_SOURCE.path(),
                                "s3.amazonaws.com",
                                "requestParameters.bucketName",
                                "customer-exports")));
    }

    /** An object that was read: a data event. */
    public static Finding bucketRead(long time) {
        return of(
                "bucket-read",
                "Exfiltration:S3/AnomalousBehavior",
                "customer-exports",
                callAt(
                        time,
                        Map.of(
                                ApiCall.NAME.path(),
                                "GetObject",
                                ApiCall.EVENT_SOURCE.path(),
                                "s3.amazonaws.com",
                                ApiCall.EVENT_CATEGORY.path(),
                                "Data",
                                ApiCall.SOURCE_IP.path(),
                                "2001:db8::7",
                                "requestParameters.bucketName",
                                "customer-exports",
                                "requestParameters.key",
                                "2026/käufe 1.csv")));
    }

    /** An instance that scans the ports of a host. */
    public static Finding scan(long time) {
        return of(
                "port-scan",
                "Recon:EC2/Portscan",
                "i-0aaa1111bbb22222c",
                flowAt(time - 60_000, "8080"),
                flowAt(time, "22"));
    }

    /** A client that asks for a name in a list. */
    public static Finding query(long time) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DnsQuery.NAME.path(), "c2.bad.example");
        fields.put(DnsQuery.DOMAIN.path(), "bad.example");
        fields.put(DnsQuery.CLIENT.path(), "i-0aaa1111bbb22222c");
        fields.put(DnsQuery.ACCOUNT.path(), ACCOUNT);
        fields.put(DnsQuery.REGION.path(), "eu-central-1");
        fields.put(DnsQuery.VPC.path(), "vpc-01");
        fields.put(DnsQuery.SOURCE.path(), "10.0.1.5");
        fields.put(DnsQuery.TRANSPORT.path(), "UDP");
        fields.put(DnsQuery.INSTANCE.path(), "i-0aaa1111bbb22222c");
        return of(
                "listed-domain",
                "Backdoor:EC2/C&CActivity.B!DNS",
                "i-0aaa1111bbb22222c",
                evidence(Kind.DNS_QUERY, time, fields));
    }

    /** An unusual call, with what is unusual about it. */
    public static Finding anomaly(long time) {
        Anomaly.Observation known = new Anomaly.Observation(
                Anomaly.Scope.USER_IDENTITY, "userAgent", Anomaly.Level.FREQUENT, "aws-cli/2.15");
        Anomaly.Observation unseen =
                new Anomaly.Observation(Anomaly.Scope.USER_IDENTITY, "apis", Anomaly.Level.UNSEEN, "CreateAccessKey");
        Anomaly.Observation unseenInAccount =
                new Anomaly.Observation(Anomaly.Scope.ACCOUNT, "network", Anomaly.Level.UNSEEN, "198.51.100.0/24");
        return of(
                "anomalous-behavior",
                "Persistence:IAMUser/AnomalousBehavior",
                "arn:aws:iam::111122223333:role/deploy",
                new Anomaly(List.of(known, unseen, unseenInAccount), List.of(unseen, unseenInAccount)),
                callAt(time, Map.of(ApiCall.NAME.path(), "CreateAccessKey")));
    }

    /** A sequence of two signals with every part that a sequence can have. */
    public static Finding sequence(long time) {
        Evidence opened = callAt(
                time - 60_000,
                Map.of(
                        ApiCall.NAME.path(),
                        "PutBucketPolicy",
                        ApiCall.ISSUER_ARN.path(),
                        "arn:aws:iam::111122223333:role/deploy",
                        ApiCall.MFA.path(),
                        "false",
                        "requestParameters.bucketName",
                        "customer-exports"));
        Evidence read = callAt(
                time,
                Map.of(
                        ApiCall.NAME.path(),
                        "GetObject",
                        ApiCall.EVENT_SOURCE.path(),
                        "s3.amazonaws.com",
                        ApiCall.EVENT_CATEGORY.path(),
                        "Data",
                        ApiCall.ISSUER_ARN.path(),
                        "arn:aws:iam::111122223333:role/deploy",
                        ApiCall.MFA.path(),
                        "false",
                        "requestParameters.bucketName",
                        "customer-exports"));
        return of(
                "attack-sequence",
                "AttackSequence:S3/CompromisedData",
                "arn:aws:iam::111122223333:role/deploy",
                SequenceSample.of(opened, read),
                opened,
                read);
    }

    public static Finding of(String detector, String type, String resource, Evidence... evidence) {
        return of(detector, type, resource, null, evidence);
    }

    private static Finding of(
            String detector, String type, String resource, @Nullable Particulars particulars, Evidence... evidence) {
        return new Finding(
                detector,
                type,
                Severity.MEDIUM,
                List.of("T1562.008"),
                "Something happened that an analyst should see.",
                "It happened, and it was \"unusual\": größer als üblich",
                ACCOUNT,
                "eu-central-1",
                resource,
                "TARGET",
                "",
                List.of(new Measure("distinct ports", 120, "in 10m")),
                List.of(new Measure("distinct ports", 0.000_012_5, "in 10m")),
                Double.NaN,
                Map.of("threatListName", "sample-ips", "context", "sample"),
                List.of(evidence),
                particulars);
    }

    public static Evidence callAt(long time, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ApiCall.ACCOUNT.path(), ACCOUNT);
        fields.put(ApiCall.NAME.path(), "StopLogging");
        fields.put(ApiCall.PRINCIPAL.path(), "arn:aws:iam::111122223333:role/deploy");
        fields.put(ApiCall.EVENT_SOURCE.path(), "cloudtrail.amazonaws.com");
        fields.put(ApiCall.EVENT_CATEGORY.path(), "Management");
        fields.put(ApiCall.REGION.path(), "eu-central-1");
        fields.put(ApiCall.SOURCE_IP.path(), "198.51.100.7");
        fields.put(ApiCall.USER_AGENT.path(), "aws-cli/2.15");
        fields.put(ApiCall.IDENTITY_TYPE.path(), "AssumedRole");
        fields.put(ApiCall.PRINCIPAL_ID.path(), "AROAEXAMPLE:session");
        fields.put(ApiCall.IDENTITY_ACCOUNT.path(), ACCOUNT);
        fields.put(ApiCall.ACCESS_KEY_ID.path(), "ASIAEXAMPLE");
        fields.put(ApiCall.ISSUER_NAME.path(), "deploy");
        fields.putAll(new TreeMap<>(changes));
        return evidence(Kind.API_CALL, time, fields);
    }

    public static Evidence flowAt(long time, String remotePort) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(Flow.OWN.path(), "i-0aaa1111bbb22222c");
        fields.put(Flow.ACCOUNT.path(), ACCOUNT);
        fields.put(Flow.INTERFACE.path(), "eni-0a1b");
        fields.put(Flow.INSTANCE.path(), "i-0aaa1111bbb22222c");
        fields.put(Flow.VPC.path(), "vpc-01");
        fields.put(Flow.SUBNET.path(), "subnet-01");
        fields.put(Flow.REGION.path(), "eu-central-1");
        fields.put("@local", "10.0.1.5");
        fields.put("@remote", "203.0.113.9");
        fields.put("@localPort", "50123");
        fields.put("@remotePort", remotePort);
        fields.put("@direction", "outbound");
        fields.put("protocol", "6");
        fields.put("packets", "3");
        fields.put("bytes", "180");
        fields.put("action", "REJECT");
        return evidence(Kind.FLOW, time, fields);
    }

    public static Evidence evidence(Kind kind, long time, Map<String, String> fields) {
        byte[] bytes = (kind + "/" + time + "/" + fields.get(ApiCall.NAME.path())).getBytes(StandardCharsets.UTF_8);
        String id = ContentId.ofBytes(bytes, 0, bytes.length);
        return new Evidence(new OrderKey(time, kind, time, 0, 0, 0), id, fields, "logs/day-1.json.gz", 4_096);
    }
}
