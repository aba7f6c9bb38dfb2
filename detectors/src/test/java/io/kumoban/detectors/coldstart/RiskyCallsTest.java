package io.kumoban.detectors.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RiskyCallsTest {
    private static final String OTHERS = policy("\"AWS\":\"arn:aws:iam::444455556666:root\"");
    private static final String OWN = policy("\"AWS\":\"arn:aws:iam::111122223333:role/app\"");

    /** A rule, a call that it is about, and one that comes close. */
    private record Case(String rule, CallRecord hit, CallRecord near) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "leave-organization",
                    call("organizations", "LeaveOrganization").failing("AccessDeniedException"),
                    call("organizations", "DescribeOrganization")),
            new Case(
                    "trail-attempted",
                    call("cloudtrail", "StopLogging").failing("TrailNotFoundException"),
                    call("cloudtrail", "StopLogging")),
            new Case("flow-logs-deleted", call("ec2", "DeleteFlowLogs"), call("ec2", "CreateFlowLogs")),
            new Case(
                    "recorder-stopped",
                    call("config", "StopConfigurationRecorder"),
                    call("config", "StartConfigurationRecorder")),
            new Case("detector-deleted", call("guardduty", "DeleteDetector"), call("guardduty", "CreateDetector")),
            new Case(
                    "security-hub-disabled",
                    call("securityhub", "DisableSecurityHub"),
                    call("securityhub", "EnableSecurityHub")),
            new Case("federation-token", call("sts", "GetFederationToken"), call("sts", "GetSessionToken")),
            new Case(
                    "image-shared",
                    call("ec2", "ModifyImageAttribute")
                            .with("requestParameters.launchPermission.add.items", List.of(Map.of("userId", "4"))),
                    call("ec2", "ModifyImageAttribute")
                            .with("requestParameters.launchPermission.remove.items", List.of(Map.of("userId", "4")))),
            new Case(
                    "volume-snapshot-shared",
                    call("ec2", "ModifySnapshotAttribute")
                            .with("requestParameters.createVolumePermission.add.items", List.of(Map.of("userId", "4"))),
                    call("ec2", "ModifySnapshotAttribute")
                            .with("requestParameters.attributeType", "CREATE_VOLUME_PERMISSION")),
            new Case(
                    "database-snapshot-shared",
                    call("rds", "ModifyDBSnapshotAttribute")
                            .with("requestParameters.valuesToAdd", List.of("444455556666")),
                    call("rds", "ModifyDBSnapshotAttribute")
                            .with("requestParameters.valuesToRemove", List.of("444455556666"))),
            new Case(
                    "large-instances", run("p4d.24xlarge", 1).failing("Client.VcpuLimitExceeded"), run("t3.medium", 2)),
            new Case("large-instances", run("t3.medium", 10), run("t3.medium", 9)),
            new Case(
                    "key-for-another",
                    call("iam", "CreateAccessKey").with("requestParameters.userName", "bob"),
                    call("iam", "CreateAccessKey").with("requestParameters.userName", "alice")),
            new Case(
                    "password-for-another",
                    call("iam", "UpdateLoginProfile").with("requestParameters.userName", "bob"),
                    call("iam", "UpdateLoginProfile").with("requestParameters.userName", "alice")),
            new Case(
                    "role-opened",
                    call("iam", "UpdateAssumeRolePolicy").with("requestParameters.policyDocument", OTHERS),
                    call("iam", "UpdateAssumeRolePolicy").with("requestParameters.policyDocument", OWN)),
            new Case(
                    "open-role-created",
                    call("iam", "CreateRole").with("requestParameters.assumeRolePolicyDocument", OTHERS),
                    call("iam", "CreateRole").with("requestParameters.assumeRolePolicyDocument", OWN)),
            new Case(
                    "trust-anchor",
                    call("rolesanywhere", "CreateTrustAnchor"),
                    call("rolesanywhere", "GetTrustAnchor")),
            new Case(
                    "function-opened",
                    call("lambda", "AddPermission20150331v2").with("requestParameters.principal", "*"),
                    call("lambda", "AddPermission20150331v2")
                            .with("requestParameters.principal", "*")
                            .with("requestParameters.sourceAccount", "111122223333")),
            new Case(
                    "boot-script-changed",
                    call("ec2", "ModifyInstanceAttribute").with("requestParameters.userData", "<sensitiveDataRemoved>"),
                    call("ec2", "ModifyInstanceAttribute").with("requestParameters.instanceType.value", "t3.large")),
            new Case("administration-opened", open(3389, "::/0"), open(3390, "::/0")),
            new Case("administration-opened", openFlat(22, "0.0.0.0/0"), openFlat(22, "10.0.0.0/8")),
            new Case(
                    "administrator-made",
                    attach("arn:aws:iam::aws:policy/AdministratorAccess"),
                    attach("arn:aws:iam::aws:policy/ReadOnlyAccess")),
            new Case("everything-allowed", inline("*"), inline("s3:*")),
            new Case("objects-expire", expiring(1), expiring(90)));

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleIsAboutItsCallAndNotAboutOneThatComesClose(Case one) {
        CallRule rule = RiskyCallRules.ALL.stream()
                .filter(each -> each.name().equals(one.rule))
                .findFirst()
                .orElseThrow();
        assertThat(harness().feed(one.hit).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(rule.type());
            assertThat(finding.techniques()).containsExactly(rule.technique());
            assertThat(finding.detail()).containsEntry("rule", one.rule).containsEntry("baseline", "none");
            assertThat(finding.explanation()).contains(rule.says()).contains("No baseline stood behind this");
        });
        assertThat(harness().feed(one.near).findings()).isEmpty();
    }

    @Test
    void everyRuleHasACase() {
        assertThat(CASES.stream().map(Case::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        RiskyCallRules.ALL.stream().map(CallRule::name).toList());
    }

    @Test
    void aFindingTellsWhatTheIdentityDidBefore() {
        List<Finding> findings = harness()
                .feed(
                        call("guardduty", "DeleteDetector").at("2026-03-02T10:00:00Z"),
                        call("ec2", "DeleteFlowLogs").at("2026-03-02T10:01:00Z"))
                .reloading()
                .findings();
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().explanation()).contains("It is the first such call of this identity.");
        assertThat(findings.getLast().explanation()).contains("Before it, in this order: detector-deleted.");
    }

    @Test
    void callsThatFailTellWhy() {
        assertThat(harness()
                        .feed(run("g5.48xlarge", 1).failing("Client.VcpuLimitExceeded"))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation())
                        .contains("with RunInstances from 198.51.100.7 and the client aws-cli/2.15.0")
                        .contains("failed with Client.VcpuLimitExceeded"));
    }

    @Test
    void servicesTrustedAddressesAndLearnedAccountsAreSilent() {
        CallRecord call = call("guardduty", "DeleteDetector").at("2026-03-12T10:00:00Z");
        assertThat(harness().lists(Trust.in("198.51.100.7")).feed(call).findings())
                .isEmpty();
        assertThat(harness()
                        .feed(call.with("userIdentity.invokedBy", "cloudformation.amazonaws.com"))
                        .findings())
                .isEmpty();
        assertThat(harness()
                        .feed(
                                CallRecord.named("GetUser").at("2026-03-02T10:00:00Z"),
                                call("guardduty", "DeleteDetector").at("2026-03-12T10:00:00Z"))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsOfOneIdentityAreOneFinding() {
        List<Finding> findings = harness()
                .feed(
                        call("guardduty", "DeleteDetector").at("2026-03-02T10:00:00Z"),
                        call("guardduty", "DeleteDetector").at("2026-03-02T11:00:00Z"))
                .findings();
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static Harness harness() {
        return Harness.of(new RiskyCalls()).learn(Duration.ofDays(7));
    }

    private static CallRecord call(String service, String name) {
        return CallRecord.named(name).to(service + ".amazonaws.com");
    }

    private static CallRecord run(String type, int count) {
        return call("ec2", "RunInstances")
                .with("requestParameters.instanceType", type)
                .with("requestParameters.instancesSet.items", List.of(Map.of("minCount", 1, "maxCount", count)));
    }

    private static CallRecord open(int port, String range) {
        return call("ec2", "AuthorizeSecurityGroupIngress")
                .with(
                        "requestParameters.ipPermissions.items",
                        List.of(Map.of(
                                "ipProtocol",
                                "tcp",
                                "fromPort",
                                port,
                                "toPort",
                                port,
                                "ipv6Ranges",
                                Map.of("items", List.of(Map.of("cidrIpv6", range))))));
    }

    private static CallRecord openFlat(int port, String range) {
        return call("ec2", "AuthorizeSecurityGroupIngress")
                .with("requestParameters.ipProtocol", "tcp")
                .with("requestParameters.fromPort", port)
                .with("requestParameters.toPort", port)
                .with("requestParameters.cidrIp", range);
    }

    private static CallRecord attach(String policy) {
        return call("iam", "AttachGroupPolicy").with("requestParameters.policyArn", policy);
    }

    private static CallRecord inline(String action) {
        return call("iam", "PutUserPolicy")
                .with(
                        "requestParameters.policyDocument",
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"" + action + "\"],\"Resource\":\"*\"}}");
    }

    private static CallRecord expiring(int days) {
        return call("s3", "PutBucketLifecycle")
                .with(
                        "requestParameters.LifecycleConfiguration.Rule",
                        Map.of("Status", "Enabled", "Expiration", Map.of("Days", days)));
    }

    private static String policy(String principal) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{" + principal
                + "},\"Action\":\"sts:AssumeRole\"}]}";
    }
}
