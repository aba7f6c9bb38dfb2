package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls that are findings by themselves, one of each type. */
final class HandMadeSingleCalls {
    private static final Instant EVENING = Instant.parse("2026-03-11T20:00:00Z");

    private HandMadeSingleCalls() {}

    static List<CallRecord> all() {
        List<CallRecord> calls = new ArrayList<>();
        for (CallRecord call : made()) {
            calls.add(call.by("tove").at(EVENING.plusSeconds(30L * calls.size())));
        }
        return calls;
    }

    private static List<CallRecord> made() {
        return List.of(
                call("ec2", "GetPasswordData"),
                call("rds", "ModifyDBInstance").with("requestParameters.masterUserPassword", "****"),
                call("ec2", "DeleteFlowLogs"),
                call("organizations", "DisablePolicyType"),
                call("rds", "ModifyDBCluster").with("requestParameters.enableIAMDatabaseAuthentication", false),
                call("route53resolver", "DeleteResolverQueryLogConfig"),
                call("s3", "PutBucketEncryption")
                        .with(
                                "requestParameters.ServerSideEncryptionConfiguration",
                                Map.of("Rule", Map.of("BlockedEncryptionTypes", Map.of("EncryptionType", "NONE")))),
                call("sagemaker", "UpdateNotebookInstanceLifecycleConfig"),
                call("ec2", "ModifyImageAttribute")
                        .with(
                                "requestParameters.launchPermission.add.items",
                                List.of(Map.of("userId", "444455556666"))),
                call("rds", "ModifyDBSnapshotAttribute").with("requestParameters.valuesToAdd", List.of("all")),
                call("s3", "PutBucketPolicy")
                        .with(
                                "requestParameters.bucketPolicy",
                                Map.of(
                                        "Statement",
                                        Map.of(
                                                "Effect",
                                                "Allow",
                                                "Principal",
                                                Map.of("AWS", "arn:aws:iam::444455556666:root")))),
                call("s3", "PutBucketLifecycle")
                        .with(
                                "requestParameters.LifecycleConfiguration",
                                Map.of("Rule", Map.of("Status", "Enabled", "Expiration", Map.of("Days", 1)))),
                call("ses", "UpdateAccountSendingEnabled").with("requestParameters.enabled", true),
                call("rds", "ModifyDBInstance").with("requestParameters.publiclyAccessible", true),
                call("ec2-instance-connect", "SendSSHPublicKey"),
                call("ec2", "ModifyInstanceAttribute").with("requestParameters.userData.value", "hidden"),
                call("ec2", "AuthorizeSecurityGroupIngress")
                        .with(
                                "requestParameters.ipPermissions.items",
                                List.of(Map.of(
                                        "ipProtocol",
                                        "-1",
                                        "ipRanges",
                                        Map.of("items", List.of(Map.of("cidrIp", "0.0.0.0/0")))))),
                call("iam", "CreateAccessKey"),
                call("lambda", "AddPermission").with("requestParameters.principal", "*"),
                call("lambda", "CreateFunctionUrlConfig").with("requestParameters.authType", "NONE"),
                call("rolesanywhere", "CreateTrustAnchor"),
                call("iam", "AttachRolePolicy")
                        .with("requestParameters.policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"),
                call("ses", "VerifyDomainIdentity"),
                call("organizations", "LeaveOrganization").failing("AccessDenied"),
                call("signin", "ConsoleLogin")
                        .with("additionalEventData.MFAUsed", "No")
                        .with("responseElements.ConsoleLogin", "Success"));
    }

    private static CallRecord call(String service, String name) {
        return CallRecord.named(name).to(service + ".amazonaws.com");
    }
}
