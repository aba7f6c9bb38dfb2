package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** API calls that the demo account's incidents leave out. */
final class HandMadeCalls {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-03-11T14:00:00Z");
    private static final String STRANGER = "203.0.113.201";

    /** Lists of addresses, with one member each. */
    static final Map<String, String> LISTS = Map.of(
            "malicious-ips", "203.0.113.205",
            "custom-ips", "203.0.113.206",
            "tor-exit-ips", "203.0.113.207");

    /** Another kind of list: access keys that leaked. */
    static final Map<String, String> KEYS = Map.of("compromised-keys", "AKIAIOSFODNN7EXAMPLE");

    private static final String OSLO = "203.0.113.150";
    private static final String SYDNEY = "203.0.113.151";

    /** A database of places. */
    static final List<String> PLACES = List.of(
            OSLO + "," + OSLO + ",NO,,,Oslo,,59.91,10.75,", SYDNEY + "," + SYDNEY + ",AU,,,Sydney,,-33.87,151.21,");

    private HandMadeCalls() {}

    static List<CallRecord> all() {
        List<CallRecord> calls = new ArrayList<>();
        everydayLife(calls);
        unusualCalls(calls);
        weakenedDefences(calls);
        attackTools(calls);
        calls.add(CallRecord.named("ListUsers")
                .by("tyra")
                .with("userIdentity.accessKeyId", "AKIAIOSFODNN7EXAMPLE")
                .at(AFTERNOON.plus(Duration.ofHours(5))));
        listedCallers(calls);
        strayCredentials(calls);
        bursts(calls);
        distantSignIns(calls);
        unwalkedPaths(calls);
        strayRole(calls);
        return calls;
    }

    /** A script of somebody in a hurry, most of whose calls are refused after a while. */
    private static void bursts(List<CallRecord> calls) {
        for (int i = 0; i < 90; i++) {
            CallRecord call = CallRecord.named("CreateTags")
                    .to("ec2.amazonaws.com")
                    .by("tove")
                    .number(i)
                    .at(AFTERNOON.plus(Duration.ofHours(3)).plusSeconds(2L * i));
            calls.add(i < 40 ? call : call.failing("Client.RequestLimitExceeded"));
        }
    }

    /** A person of habits, so that unusual calls can be told. */
    private static void everydayLife(List<CallRecord> calls) {
        for (int hour = 0; hour < 9 * 24; hour += 2) {
            calls.add(CallRecord.named("GetUser").by("maren").at(FIRST_DAY.plus(Duration.ofHours(hour))));
        }
    }

    /** One call of each tactic that is judged, all of it new for the person. */
    private static void unusualCalls(List<CallRecord> calls) {
        List<CallRecord> strange = List.of(
                CallRecord.named("GetFederationToken").to("sts.amazonaws.com"),
                CallRecord.named("ListMFADevices"),
                CallRecord.named("CreateLoginProfile"),
                CallRecord.named("AddUserToGroup"),
                CallRecord.named("DeleteFlowLogs").to("ec2.amazonaws.com"),
                CallRecord.named("GetPasswordData").to("ec2.amazonaws.com"),
                CallRecord.named("ModifySnapshotAttribute").to("ec2.amazonaws.com"),
                CallRecord.named("ScheduleKeyDeletion").to("kms.amazonaws.com"));
        Instant time = AFTERNOON;
        for (CallRecord call : strange) {
            calls.add(call.by("maren").from(STRANGER).agent("Boto3/1.34.2").at(time));
            time = time.plusSeconds(70);
        }
    }

    /** A person of habits again, and calls of each tactic by thieves of the credentials, each from a network of its own. */
    private static void unwalkedPaths(List<CallRecord> calls) {
        for (int hour = 0; hour < 9 * 24; hour += 2) {
            calls.add(CallRecord.named("GetUser").by("runa").at(FIRST_DAY.plus(Duration.ofHours(hour))));
        }
        List<CallRecord> strange = new ArrayList<>(List.of(
                CallRecord.named("GetFederationToken").to("sts.amazonaws.com"),
                CallRecord.named("CreateLoginProfile"),
                CallRecord.named("AddUserToGroup"),
                CallRecord.named("DeleteFlowLogs").to("ec2.amazonaws.com"),
                CallRecord.named("GetPasswordData").to("ec2.amazonaws.com"),
                CallRecord.named("ModifySnapshotAttribute").to("ec2.amazonaws.com"),
                CallRecord.named("ScheduleKeyDeletion").to("kms.amazonaws.com")));
        for (int network = 0; network < strange.size(); network++) {
            calls.add(stolen(strange.get(network), network, 0));
        }
        List<String> looks = List.of("ListMFADevices", "ListRoles", "ListGroups", "ListPolicies");
        for (int look = 0; look < looks.size(); look++) {
            calls.add(stolen(CallRecord.named(looks.get(look)), strange.size(), look));
        }
    }

    private static CallRecord stolen(CallRecord call, int network, int number) {
        return call.by("runa")
                .from("198.19." + network + ".9")
                .agent("thief-" + network + "/1.0")
                .at(AFTERNOON.plus(Duration.ofMinutes(network)).plusSeconds(number));
    }

    /** A role that reports from inside day by day, and then from elsewhere. */
    private static void strayRole(List<CallRecord> calls) {
        for (int hour = 0; hour < 9 * 24; hour += 6) {
            calls.add(CallRecord.named("ListBuckets")
                    .to("s3.amazonaws.com")
                    .byRole("report", "nightly-report")
                    .from("10.9.0.8")
                    .at(FIRST_DAY.plus(Duration.ofHours(hour))));
        }
        calls.add(CallRecord.named("ListBuckets")
                .to("s3.amazonaws.com")
                .byRole("report", "nightly-report")
                .from("198.19.20.9")
                .at(AFTERNOON));
    }

    private static void weakenedDefences(List<CallRecord> calls) {
        Instant time = AFTERNOON.plus(Duration.ofHours(1));
        calls.add(CallRecord.named("DeleteAccountPublicAccessBlock")
                .to("s3.amazonaws.com")
                .by("ole")
                .at(time));
        calls.add(CallRecord.named("DeleteBucketPublicAccessBlock")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "open-house")
                .by("ole")
                .at(time.plusSeconds(20)));
        calls.add(CallRecord.named("PutBucketLogging")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "open-house")
                .with(
                        "requestParameters.BucketLoggingStatus",
                        Map.of("xmlns", "http://s3.amazonaws.com/doc/2006-03-01/"))
                .by("ole")
                .at(time.plusSeconds(40)));
        calls.add(CallRecord.named("PutBucketAcl")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "open-house")
                .with("requestParameters.x-amz-acl", List.of("public-read"))
                .by("ole")
                .at(time.plusSeconds(50)));
        calls.add(CallRecord.named("PutBucketAcl")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "half-open-house")
                .with("requestParameters.x-amz-acl", List.of("authenticated-read"))
                .by("ole")
                .at(time.plusSeconds(55)));
        calls.add(CallRecord.named("DeleteModelInvocationLoggingConfiguration")
                .to("bedrock.amazonaws.com")
                .by("ole")
                .at(time.plusSeconds(58)));
        calls.add(CallRecord.named("DeleteBucketPolicy")
                .to("s3.amazonaws.com")
                .byRoot()
                .with("userIdentity.sessionContext.assumedRoot", "true")
                .at(time.plusSeconds(60)));
    }

    /** Credentials of a task outside AWS, and those of a task and an instance in another account. */
    private static void strayCredentials(List<CallRecord> calls) {
        Instant time = AFTERNOON.plus(Duration.ofHours(4));
        // One address of the list of AWS's ranges, and one that no other detector takes for outside.
        for (String thief : List.of("198.18.1.99", "172.16.5.5")) {
            calls.add(CallRecord.named("SendCommand")
                    .to("ssm.amazonaws.com")
                    .by("sigrid")
                    .from(thief)
                    .number(thief.length())
                    .at(time.minusSeconds(600)));
            calls.add(CallRecord.named("GetUser")
                    .byRole("worker", "i-0123456789abcdef0")
                    .from(thief)
                    .number(thief.length())
                    .at(time.minusSeconds(300)));
        }
        String task = "0123456789abcdef0123456789abcdef";
        calls.add(CallRecord.named("GetUser")
                .byRole("worker", task)
                .from(STRANGER)
                .at(time));
        for (String session : List.of(task, "i-0123456789abcdef0")) {
            time = time.plusSeconds(30);
            calls.add(CallRecord.named("GetUser")
                    .byRole("worker", session)
                    .from("10.9.0.9")
                    .with("vpcEndpointId", "vpce-0123456789abcdef0")
                    .with("vpcEndpointAccountId", "444455556666")
                    .at(time));
        }
    }

    /** From each list a look, a change, and what can be done to a bucket. */
    private static void listedCallers(List<CallRecord> calls) {
        Instant time = AFTERNOON.plus(Duration.ofHours(3));
        for (String address : LISTS.values().stream().sorted().toList()) {
            List<CallRecord> made = List.of(
                    CallRecord.named("ListUsers"),
                    CallRecord.named("CreateUser"),
                    onBucket("ListObjects"),
                    onBucket("GetObject"),
                    onBucket("PutObject").with("readOnly", false));
            for (CallRecord call : made) {
                calls.add(call.by("sigrid").from(address).at(time));
                time = time.plusSeconds(20);
            }
        }
    }

    /** Half an hour from one end of the world to the other. */
    private static void distantSignIns(List<CallRecord> calls) {
        Instant time = AFTERNOON.plus(Duration.ofHours(5));
        for (String address : List.of(OSLO, SYDNEY)) {
            calls.add(CallRecord.named("ConsoleLogin")
                    .to("signin.amazonaws.com")
                    .with("eventType", "AwsConsoleSignIn")
                    .with("responseElements.ConsoleLogin", "Success")
                    .by("astrid")
                    .from(address)
                    .at(time));
            time = time.plus(Duration.ofMinutes(30));
        }
    }

    private static CallRecord onBucket(String api) {
        return CallRecord.named(api)
                .to("s3.amazonaws.com")
                .with("eventCategory", "Data")
                .with("managementEvent", false)
                .with("requestParameters.bucketName", "open-house")
                .with("requestParameters.key", "plans.pdf");
    }

    private static void attackTools(List<CallRecord> calls) {
        Instant time = AFTERNOON.plus(Duration.ofHours(2));
        for (String system : List.of("6.5.0-kali3-amd64", "6.5.0-13parrot1-amd64", "6.6.9-pentoo")) {
            String agent = "aws-cli/2.15.0 Python/3.11.8 Linux/" + system;
            calls.add(CallRecord.named("ListUsers").by("ingrid").agent(agent).at(time));
            calls.add(onBucket("GetObject").by("ingrid").agent(agent).at(time.plusSeconds(5)));
            time = time.plusSeconds(30);
        }
    }
}
