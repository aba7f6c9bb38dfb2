package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.place.PlaceSamples;
import io.kumoban.engine.place.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Records that fill a state of each detector to its brim: one busy actor, instance and client. */
final class BusyStream {
    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
    private static final int MANY = 2_000;
    /** Enough networks for the prevalence of calls to grow to its bound. */
    private static final int CALLS = 40_000;

    /** More cities than anybody signs in from. */
    static final Places PLACES = PlaceSamples.of(IntStream.range(0, 40)
            .mapToObj(i -> "203.0.%d.0,203.0.%d.255,NO,,,town %d,,%d,10,".formatted(i, i, i, i))
            .toArray(String[]::new));

    private BusyStream() {}

    static List<String> records() {
        List<String> records = new ArrayList<>();
        calls(records);
        bursts(records);
        flows(records);
        queries(records);
        return records;
    }

    private static void calls(List<String> records) {
        List<String> risky = List.of(
                "CreateLoginProfile",
                "CreateAccessKey",
                "CreateUser",
                "UpdateAssumeRolePolicy",
                "UpdateLoginProfile",
                "CreateSAMLProvider",
                "CreateOpenIDConnectProvider",
                "DeactivateMFADevice",
                "CreateServiceSpecificCredential",
                "CreateRole",
                "AttachUserPolicy",
                "PutUserPolicy",
                "AddUserToGroup",
                "CreatePolicyVersion",
                "SetDefaultPolicyVersion",
                "AttachGroupPolicy",
                "PutGroupPolicy",
                "AttachRolePolicy",
                "PutRolePolicy",
                "DeleteUserPermissionsBoundary",
                "DeleteRolePermissionsBoundary",
                "GetAccountAuthorizationDetails",
                "SimulatePrincipalPolicy",
                "ListUsers",
                "ListRoles",
                "ListAccessKeys",
                "GetAccountSummary");
        String agent = "aws-cli/2.15.30 Python/3.11.8 Linux/6.6.9-amd64 exe/x86_64 prompt/off";
        for (int i = 0; i < CALLS; i++) {
            Instant time = BEGIN.plusSeconds(i / 10);
            CallRecord call = CallRecord.named(i < risky.size() ? risky.get(i) : "DescribeThing" + i);
            records.add(call.byRole("deploy", "i-0123456789abcdef0")
                    .from("203.%d.%d.7".formatted(i / 200, i % 200))
                    .agent(agent + i)
                    .at(time)
                    .toString());
        }
        for (int account = 0; account < 16; account++) {
            records.add(CallRecord.named("GetUser")
                    .byRole("deploy", "i-0123456789abcdef0")
                    .from("10.0.0.9")
                    .with("vpcEndpointAccountId", "4444555566%02d".formatted(account))
                    .at(BEGIN)
                    .toString());
        }
        for (int town = 0; town < 40; town++) {
            records.add(CallRecord.named("ConsoleLogin")
                    .with("responseElements.ConsoleLogin", "Success")
                    .from("203.0.%d.7".formatted(town))
                    .at(BEGIN)
                    .toString());
        }
        records.add(CallRecord.named("UpdateAccountPasswordPolicy").at(BEGIN).toString());
        newAccount(records);
        data(records);
    }

    /** Calls that only an account which is being learned remembers. */
    private static void newAccount(List<String> records) {
        for (int i = 0; i < MANY; i++) {
            Instant time = BEGIN.plusSeconds(i / 20);
            records.add(CallRecord.named("GetSecretValue")
                    .to("secretsmanager.amazonaws.com")
                    .with("requestParameters.secretId", "secret-" + i)
                    .at(time)
                    .number(i)
                    .toString());
            records.add(CallRecord.named("ListThings" + i)
                    .failing("AccessDenied")
                    .at(time)
                    .toString());
        }
        records.add(CallRecord.named("GetFederationToken")
                .to("sts.amazonaws.com")
                .at(BEGIN)
                .toString());
    }

    /** Many buckets, objects, strangers and models. */
    private static void data(List<String> records) {
        for (int i = 0; i < MANY; i++) {
            Instant time = BEGIN.plusSeconds(i / 20);
            String network = "203.%d.%d.7".formatted(i / 200, i % 200);
            records.add(onBucket("GetObject", "bucket-" + i, i)
                    .from(network)
                    .agent("agent" + i)
                    .at(time)
                    .toString());
            records.add(onBucket("PutObject", "archive", i)
                    .with("requestParameters.x-amz-server-side-encryption-customer-algorithm", "AES256")
                    .at(time)
                    .toString());
            records.add(onBucket("ListObjects", "site", i)
                    .with("userIdentity", Map.of("type", "AWSAccount", "accountId", "ANONYMOUS_PRINCIPAL"))
                    .from(network)
                    .at(time)
                    .toString());
            records.add(CallRecord.named("Converse")
                    .to("bedrock.amazonaws.com")
                    .with("requestParameters.modelId", "model-" + i)
                    .from(network)
                    .agent("agent" + i)
                    .at(time)
                    .number(i)
                    .toString());
        }
    }

    private static CallRecord onBucket(String api, String bucket, int number) {
        return CallRecord.named(api)
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", bucket)
                .with("requestParameters.key", "object-" + number)
                .number(number);
    }

    /** An API with many callers, who change from one day to the next, and then all call at once. */
    private static void bursts(List<String> records) {
        String agent = "aws-sdk-java/2.25.%d Linux/6.1.79 OpenJDK_64-Bit_Server_VM/21.0.2 cfg/retry-mode/standard";
        for (int caller = 0; caller < 6; caller++) {
            CallRecord usual = failing().byRole("build-and-deploy-" + caller, "i-0123456789abcdef0");
            records.add(usual.agent(agent.formatted(caller))
                    .at(BEGIN.minus(Duration.ofDays(2)))
                    .toString());
        }
        for (int i = 0; i < 400; i++) {
            int caller = 6 + i % 6;
            CallRecord unusual = failing().byRole("build-and-deploy-" + caller, "i-0123456789abcdef0");
            records.add(unusual.agent(agent.formatted(caller))
                    .number(i)
                    .at(BEGIN.plusSeconds(i))
                    .toString());
        }
    }

    private static CallRecord failing() {
        return CallRecord.named("CreateNetworkInterface")
                .to("ec2.amazonaws.com")
                .from("10.0.0.9")
                .failing("Client.RequestLimitExceeded");
    }

    private static void flows(List<String> records) {
        for (int instance = 0; instance < 10; instance++) {
            records.add(FlowRecord.to("192.0.2.99", 443)
                    .through("eni-%017x".formatted(instance))
                    .at(BEGIN)
                    .toString());
        }
        for (int i = 0; i < MANY; i++) {
            Instant time = BEGIN.plusSeconds(i / 20);
            records.add(
                    FlowRecord.to("198.51.100.9", 1 + i).packets(1, 40).at(time).toString());
            records.add(FlowRecord.to("203.%d.%d.7".formatted(i / 200, i % 200), 445)
                    .packets(1, 40)
                    .at(time)
                    .toString());
            for (int port : new int[] {25, 53, 443, 853}) {
                records.add(FlowRecord.to("203.%d.%d.7".formatted(i / 200, i % 200), port)
                        .at(time)
                        .toString());
            }
            records.add(FlowRecord.between("10.0.0.5", 9001, "203.%d.%d.7".formatted(i / 200, i % 200), 51_000)
                    .at(time)
                    .toString());
            records.add(FlowRecord.from("203.%d.%d.9".formatted(i / 200, i % 200), 2_000 + i)
                    .at(time)
                    .toString());
            records.add(FlowRecord.from("203.0.113.88", 22)
                    .sourcePort(20_000 + i)
                    .packets(14, 2_800)
                    .at(time)
                    .toString());
            records.add(FlowRecord.to("198.51.100.10", 443)
                    .packets(9_000, 9_000_000)
                    .at(time)
                    .toString());
        }
    }

    private static void queries(List<String> records) {
        for (int i = 0; i < MANY; i++) {
            Instant time = BEGIN.plusSeconds(i / 20);
            String carried = "%060x".formatted(31L * i * i + 7 * i);
            records.add(DnsRecord.query(carried + ".tunnel.test")
                    .type("TXT")
                    .at(time)
                    .toString());
            records.add(DnsRecord.query("xkqzvbw%05dhjr.test".formatted(i))
                    .missing()
                    .at(time)
                    .toString());
        }
    }
}
