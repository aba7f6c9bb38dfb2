package io.kumoban.detectors.guardduty.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleCallsTest {
    /** A rule, a call that it is about, and one that comes close. */
    private record Case(String rule, CallRecord hit, CallRecord near) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("EC2PasswordDataRetrieved", call("ec2", "GetPasswordData"), call("ec2", "GetConsoleOutput")),
            new Case(
                    "RDSMasterPasswordReset",
                    call("rds", "ModifyDBInstance").with("requestParameters.masterUserPassword", "****"),
                    call("rds", "ModifyDBInstance").with("requestParameters.allocatedStorage", 20)),
            new Case("VPCFlowLogsDeleted", call("ec2", "DeleteFlowLogs"), call("ec2", "CreateFlowLogs")),
            new Case(
                    "EC2TerminationProtectionEnabled",
                    call("ec2", "ModifyInstanceAttribute").with("requestParameters.disableApiTermination.value", true),
                    call("ec2", "ModifyInstanceAttribute")
                            .with("requestParameters.disableApiTermination.value", false)),
            new Case(
                    "OrganizationPolicyDisabled",
                    call("organizations", "DisablePolicyType"),
                    call("organizations", "EnablePolicyType")),
            new Case(
                    "RDSIAMAuthDisabled",
                    call("rds", "ModifyDBCluster").with("requestParameters.enableIAMDatabaseAuthentication", false),
                    call("rds", "ModifyDBCluster").with("requestParameters.enableIAMDatabaseAuthentication", true)),
            new Case(
                    "DNSQueryLogsDeleted",
                    call("route53resolver", "DeleteResolverQueryLogConfig"),
                    call("route53resolver", "CreateResolverQueryLogConfig")),
            new Case(
                    "S3CustomerProvidedKeysEnabled",
                    call("s3", "PutBucketEncryption")
                            .with(
                                    "requestParameters.ServerSideEncryptionConfiguration",
                                    Map.of("Rule", Map.of("BlockedEncryptionTypes", Map.of("EncryptionType", "NONE")))),
                    call("s3", "PutBucketEncryption")
                            .with(
                                    "requestParameters.ServerSideEncryptionConfiguration",
                                    Map.of(
                                            "Rule",
                                            Map.of("BlockedEncryptionTypes", Map.of("EncryptionType", "SSE-C"))))),
            new Case(
                    "SageMakerLifecycleConfigModified",
                    call("sagemaker", "UpdateNotebookInstanceLifecycleConfig"),
                    call("sagemaker", "DescribeNotebookInstance")),
            new Case(
                    "AMIExternalAccess",
                    call("ec2", "ModifyImageAttribute")
                            .with(
                                    "requestParameters.launchPermission.add.items",
                                    List.of(Map.of("userId", "444455556666"))),
                    call("ec2", "ModifyImageAttribute")
                            .with(
                                    "requestParameters.launchPermission.remove.items",
                                    List.of(Map.of("userId", "444455556666")))),
            new Case(
                    "EBSSnapshotExternalAccess",
                    call("ec2", "ModifySnapshotAttribute")
                            .with(
                                    "requestParameters.createVolumePermission.add.items",
                                    List.of(Map.of("group", "all"))),
                    call("ec2", "ModifySnapshotAttribute")
                            .with(
                                    "requestParameters.createVolumePermission.remove.items",
                                    List.of(Map.of("group", "all")))),
            new Case(
                    "RDSSnapshotPubliclyShared",
                    call("rds", "ModifyDBSnapshotAttribute").with("requestParameters.valuesToAdd", List.of("all")),
                    call("rds", "ModifyDBSnapshotAttribute")
                            .with("requestParameters.valuesToAdd", List.of("444455556666"))),
            new Case(
                    "S3BucketPolicyExternalAccess",
                    call("s3", "PutBucketPolicy")
                            .with("requestParameters.bucketPolicy", policyFor("arn:aws:iam::444455556666:root")),
                    call("s3", "PutBucketPolicy")
                            .with(
                                    "requestParameters.bucketPolicy",
                                    policyFor("arn:aws:iam::111122223333:role/reader"))),
            new Case(
                    "S3LifecycleRapidExpiration",
                    call("s3", "PutBucketLifecycle").with("requestParameters.LifecycleConfiguration", lifecycle(1)),
                    call("s3", "PutBucketLifecycle").with("requestParameters.LifecycleConfiguration", lifecycle(90))),
            new Case(
                    "SESAccountSendingEnabled",
                    call("ses", "UpdateAccountSendingEnabled").with("requestParameters.enabled", true),
                    call("ses", "UpdateAccountSendingEnabled").with("requestParameters.enabled", false)),
            new Case(
                    "SESProductionAccessEnabled",
                    call("ses", "PutAccountDetails").with("requestParameters.productionAccessEnabled", true),
                    call("ses", "PutAccountDetails").with("requestParameters.productionAccessEnabled", false)),
            new Case(
                    "RDSPubliclyAccessible",
                    call("rds", "ModifyDBInstance").with("requestParameters.publiclyAccessible", true),
                    call("rds", "ModifyDBInstance").with("requestParameters.publiclyAccessible", false)),
            new Case(
                    "EC2InstanceSSHKeyPushed",
                    call("ec2-instance-connect", "SendSSHPublicKey"),
                    call("ec2-instance-connect", "OpenTunnel")),
            new Case(
                    "EC2UserDataModified",
                    call("ec2", "ModifyInstanceAttribute").with("requestParameters.userData.value", "hidden"),
                    call("ec2", "ModifyInstanceAttribute").with("requestParameters.instanceType.value", "t3.small")),
            new Case(
                    "EC2SecurityGroupPublicSSH",
                    call("ec2", "AuthorizeSecurityGroupIngress")
                            .with("requestParameters.ipPermissions.items", ingress(20, 25, "0.0.0.0/0")),
                    call("ec2", "AuthorizeSecurityGroupIngress")
                            .with("requestParameters.ipPermissions.items", ingress(443, 443, "0.0.0.0/0"))),
            new Case("IAMAccessKeyCreated", call("iam", "CreateAccessKey"), call("iam", "ListAccessKeys")),
            new Case("IAMRoleTrustPolicyModified", call("iam", "UpdateAssumeRolePolicy"), call("iam", "GetRole")),
            new Case("IAMUserLoginProfileCreated", call("iam", "CreateLoginProfile"), call("iam", "GetLoginProfile")),
            new Case(
                    "IAMUserLoginProfileUpdated", call("iam", "UpdateLoginProfile"), call("iam", "DeleteLoginProfile")),
            new Case(
                    "LambdaFunctionPublicAccess",
                    call("lambda", "AddPermission").with("requestParameters.principal", "*"),
                    call("lambda", "AddPermission")
                            .with("requestParameters.principal", "*")
                            .with("requestParameters.principalOrgID", "o-1")),
            new Case(
                    "LambdaFunctionUrlPublicAccess",
                    call("lambda", "CreateFunctionUrlConfig").with("requestParameters.authType", "NONE"),
                    call("lambda", "CreateFunctionUrlConfig").with("requestParameters.authType", "AWS_IAM")),
            new Case(
                    "RolesAnywhereTrustAnchorCreated",
                    call("rolesanywhere", "CreateTrustAnchor"),
                    call("rolesanywhere", "GetTrustAnchor")),
            new Case(
                    "AdminPolicyAttachedToRole",
                    call("iam", "AttachRolePolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
                    call("iam", "AttachRolePolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")),
            new Case(
                    "AdminPolicyAttachedToUser",
                    call("iam", "AttachUserPolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
                    call("iam", "AttachUserPolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")),
            new Case(
                    "BedrockServiceCredentialCreated",
                    call("iam", "CreateServiceSpecificCredential")
                            .with("requestParameters.serviceName", "bedrock.amazonaws.com"),
                    call("iam", "CreateServiceSpecificCredential")
                            .with("requestParameters.serviceName", "codecommit.amazonaws.com")),
            new Case(
                    "SESFullAccessPolicyAttachedToRole",
                    call("iam", "AttachRolePolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AmazonSESFullAccess"),
                    call("iam", "AttachRolePolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AmazonSESReadOnlyAccess")),
            new Case(
                    "SESFullAccessPolicyAttachedToUser",
                    call("iam", "AttachUserPolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AmazonSESFullAccess"),
                    call("iam", "AttachUserPolicy")
                            .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AmazonSESReadOnlyAccess")),
            new Case("SESDomainIdentityVerified", call("ses", "VerifyDomainIdentity"), call("ses", "ListIdentities")),
            new Case(
                    "OrganizationLeaveAttempt",
                    call("organizations", "LeaveOrganization").failing("AccessDenied"),
                    call("organizations", "DescribeOrganization")),
            new Case("ConsoleLoginWithoutMFA", signIn("No", "Success"), signIn("Yes", "Success")));

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleIsAboutItsCallAndNotAboutOneThatComesClose(Case one) {
        CallRule rule = CallRules.ALL.stream()
                .filter(known -> known.name().equals(one.rule))
                .findFirst()
                .orElseThrow();
        assertThat(findings(one.hit)).singleElement().satisfies(finding -> {
            assertThat(finding.detail()).containsEntry("rule", one.rule);
            assertThat(finding.type()).isEqualTo(rule.type());
            assertThat(finding.severity()).isEqualTo(rule.severity());
        });
        assertThat(findings(one.near)).isEmpty();
    }

    @Test
    void everyRuleHasACase() {
        assertThat(CASES)
                .extracting(Case::rule)
                .containsExactlyInAnyOrderElementsOf(
                        CallRules.ALL.stream().map(CallRule::name).toList());
    }

    @Test
    void refusedCallsOfOtherServicesServicesAndTrustedAddressesAreSilent() {
        assertThat(findings(
                        call("iam", "CreateAccessKey").failing("AccessDenied"),
                        call("example", "CreateAccessKey"),
                        call("iam", "CreateAccessKey").byService("cloudformation.amazonaws.com")))
                .isEmpty();
        assertThat(Harness.of(new SingleCalls())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(call("iam", "CreateAccessKey"))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsOfOneActorAreOneFindingForEachRule() {
        assertThat(findings(
                                call("iam", "CreateAccessKey"),
                                call("iam", "CreateAccessKey").at("2026-03-02T12:00:00Z"),
                                call("iam", "UpdateLoginProfile"))
                        .stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aMatchIsToldAsASequenceOfOneSignalNamedAfterTheRule() {
        Finding finding = findings(call("iam", "CreateAccessKey")).getFirst();

        assertThat(finding.particulars()).isInstanceOfSatisfying(Sequence.class, sequence -> {
            assertThat(sequence.signals()).singleElement().satisfies(signal -> {
                assertThat(signal.name()).isEqualTo("IAMAccessKeyCreated");
                assertThat(signal.actorIds())
                        .containsExactly(sequence.actors().getFirst().id());
                assertThat(signal.severity()).isEqualTo(Severity.LOW.value());
            });
            assertThat(sequence.endpoints()).extracting(Sequence.Endpoint::ip).containsExactly("198.51.100.7");
        });
    }

    @Test
    void theDetectorHasToBeSwitchedOn() {
        assertThat(new SingleCalls().about().isOptIn()).isTrue();
        assertThat(new SingleCalls().about().types())
                .containsEntry("DefenseImpairment:EC2/DisableOrModifyTools", Severity.HIGH);
    }

    private static CallRecord call(String service, String name) {
        return CallRecord.named(name).to(service + ".amazonaws.com");
    }

    private static CallRecord signIn(String mfa, String result) {
        return call("signin", "ConsoleLogin")
                .with("additionalEventData.MFAUsed", mfa)
                .with("responseElements.ConsoleLogin", result);
    }

    private static Map<String, Object> policyFor(String principal) {
        return Map.of(
                "Statement",
                List.of(Map.of("Effect", "Allow", "Principal", Map.of("AWS", principal), "Action", "s3:GetObject")));
    }

    private static Map<String, Object> lifecycle(int days) {
        return Map.of("Rule", Map.of("Status", "Enabled", "Expiration", Map.of("Days", days)));
    }

    private static List<Map<String, Object>> ingress(int from, int to, String range) {
        return List.of(Map.of(
                "ipProtocol",
                "tcp",
                "fromPort",
                from,
                "toPort",
                to,
                "ipRanges",
                Map.of("items", List.of(Map.of("cidrIp", range)))));
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new SingleCalls()).feed(calls).findings();
    }
}
