package io.kumoban.detectors.guardduty.custom;

import static io.kumoban.engine.event.Severity.HIGH;
import static io.kumoban.engine.event.Severity.LOW;
import static io.kumoban.engine.event.Severity.MEDIUM;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.calls.Conditions;
import io.kumoban.engine.event.Text;
import java.util.List;

/**
 * The rules over single calls, by the names and types of the service's Custom Detection Rules. What makes a call one of
 * them is our reading of their names: the service does not publish its conditions.
 */
final class CallRules {
    private static final String ADMINISTRATOR = ":policy/AdministratorAccess";
    private static final String SES_FULL_ACCESS = ":policy/AmazonSESFullAccess";

    static final List<CallRule> ALL = List.of(
            CallRule.of(
                            "EC2PasswordDataRetrieved",
                            "CredentialAccess:EC2/UnsecuredCredentials",
                            MEDIUM,
                            "read the administrator password of an instance")
                    .technique("T1552")
                    .to("ec2", "GetPasswordData"),
            CallRule.of(
                            "RDSMasterPasswordReset",
                            "CredentialAccess:RDS/ModifyAuthenticationProcess",
                            HIGH,
                            "set a new master password of a database")
                    .technique("T1556")
                    .to("rds", "ModifyDBInstance", "ModifyDBCluster")
                    .when("masterUserPassword", Text::isPresent),
            CallRule.of("VPCFlowLogsDeleted", "DefenseImpairment:EC2/DisableOrModifyTools", HIGH, "deleted flow logs")
                    .technique("T1562.008")
                    .to("ec2", "DeleteFlowLogs"),
            CallRule.of(
                            "EC2TerminationProtectionEnabled",
                            "DefenseImpairment:EC2/DisableOrModifyTools",
                            LOW,
                            "protected an instance against termination, as miners do")
                    .technique("T1562.001")
                    .to("ec2", "ModifyInstanceAttribute")
                    .when("disableApiTermination.value", Text::isTrue),
            CallRule.of(
                            "OrganizationLeaveAttempt",
                            "DefenseImpairment:Organizations/ModifyCloudResourceHierarchy",
                            HIGH,
                            "tried to take the account out of its organisation")
                    .technique("T1666")
                    .to("organizations", "LeaveOrganization")
                    .attemptsToo(),
            CallRule.of(
                            "OrganizationPolicyDisabled",
                            "DefenseImpairment:Organizations/DisableOrModifyTools",
                            HIGH,
                            "switched off a type of policies in the organisation")
                    .technique("T1562.001")
                    .to("organizations", "DisablePolicyType"),
            CallRule.of(
                            "RDSIAMAuthDisabled",
                            "DefenseImpairment:RDS/ModifyAuthenticationProcess",
                            MEDIUM,
                            "switched off IAM authentication of a database")
                    .technique("T1556")
                    .to("rds", "ModifyDBInstance", "ModifyDBCluster")
                    .when("enableIAMDatabaseAuthentication", Text::isFalse),
            CallRule.of(
                            "DNSQueryLogsDeleted",
                            "DefenseImpairment:Route53Resolver/DisableOrModifyTools",
                            MEDIUM,
                            "took away the log of DNS queries")
                    .technique("T1562.008")
                    .to("route53resolver", "DeleteResolverQueryLogConfig", "DisassociateResolverQueryLogConfig"),
            CallRule.of(
                            "S3CustomerProvidedKeysEnabled",
                            "DefenseImpairment:S3/DisableOrModifyTools",
                            HIGH,
                            "allowed keys that only the caller knows for the objects of a bucket, as extortion needs"
                                    + " them")
                    .technique("T1486")
                    .to("s3", "PutBucketEncryption")
                    .when("ServerSideEncryptionConfiguration", Conditions::allowsCustomerKeys),
            CallRule.of(
                            "SageMakerLifecycleConfigModified",
                            "Execution:SageMaker/CommandAndScriptingInterpreter",
                            MEDIUM,
                            "changed what notebooks run when they start")
                    .technique("T1059")
                    .to(
                            "sagemaker",
                            "CreateNotebookInstanceLifecycleConfig",
                            "UpdateNotebookInstanceLifecycleConfig",
                            "CreateStudioLifecycleConfig"),
            CallRule.of(
                            "AMIExternalAccess",
                            "Exfiltration:EC2/TransferDataToCloudAccount",
                            HIGH,
                            "shared a machine image with another account")
                    .technique("T1537")
                    .to("ec2", "ModifyImageAttribute")
                    .when("launchPermission.add", Text::isPresent),
            CallRule.of(
                            "EBSSnapshotExternalAccess",
                            "Exfiltration:EC2/TransferDataToCloudAccount",
                            HIGH,
                            "shared a volume's snapshot with another account")
                    .technique("T1537")
                    .to("ec2", "ModifySnapshotAttribute")
                    .when("createVolumePermission.add", Text::isPresent),
            CallRule.of(
                            "RDSSnapshotPubliclyShared",
                            "Exfiltration:RDS/TransferDataToCloudAccount",
                            HIGH,
                            "shared a database's snapshot with everybody")
                    .technique("T1537")
                    .to("rds", "ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute")
                    .when("valuesToAdd", values -> values.contains("\"all\"")),
            CallRule.of(
                            "S3BucketPolicyExternalAccess",
                            "Exfiltration:S3/TransferDataToCloudAccount",
                            HIGH,
                            "gave another account access to a bucket")
                    .technique("T1537")
                    .to("s3", "PutBucketPolicy")
                    .whenTogether("bucketPolicy", (policy, call) -> Conditions.letsOthersIn(policy, call.account())),
            CallRule.of(
                            "S3LifecycleRapidExpiration",
                            "Impact:S3/DataDestruction",
                            MEDIUM,
                            "let the objects of a bucket expire within days")
                    .technique("T1485.001")
                    .to("s3", "PutBucketLifecycle", "PutBucketLifecycleConfiguration")
                    .when("LifecycleConfiguration", Conditions::expiresRapidly),
            CallRule.of(
                            "SESAccountSendingEnabled",
                            "Impact:SES/ResourceHijacking",
                            LOW,
                            "switched on sending of mail for the account")
                    .technique("T1496.004")
                    .to("ses", "UpdateAccountSendingEnabled")
                    .when("enabled", Text::isTrue),
            CallRule.of(
                            "SESProductionAccessEnabled",
                            "Impact:SES/ResourceHijacking",
                            MEDIUM,
                            "asked for sending of mail without the sandbox's limits")
                    .technique("T1496.004")
                    .to("ses", "PutAccountDetails")
                    .when("productionAccessEnabled", Text::isTrue),
            CallRule.of(
                            "ConsoleLoginWithoutMFA",
                            "InitialAccess:IAM/ValidAccounts",
                            MEDIUM,
                            "signed in to the console without a second factor")
                    .technique("T1078.004")
                    .to("signin", "ConsoleLogin")
                    .whenField("additionalEventData.MFAUsed", used -> used.is("No"))
                    .whenField("responseElements.ConsoleLogin", result -> result.is("Success"))
                    .whenField("userIdentity.type", type -> type.is("IAMUser") || type.is("Root")),
            CallRule.of(
                            "RDSPubliclyAccessible",
                            "InitialAccess:RDS/ExploitPublicFacingApplication",
                            HIGH,
                            "made a database reachable from the internet")
                    .technique("T1190")
                    .to("rds", "CreateDBInstance", "ModifyDBInstance")
                    .when("publiclyAccessible", Text::isTrue),
            CallRule.of(
                            "EC2InstanceSSHKeyPushed",
                            "LateralMovement:EC2/RemoteServices",
                            MEDIUM,
                            "pushed an SSH key to an instance")
                    .technique("T1021.004")
                    .to("ec2-instance-connect", "SendSSHPublicKey", "SendSerialConsoleSSHPublicKey"),
            CallRule.of(
                            "EC2UserDataModified",
                            "Persistence:EC2/BootOrLogonInitializationScripts",
                            HIGH,
                            "changed what an instance runs when it boots")
                    .technique("T1037")
                    .to("ec2", "ModifyInstanceAttribute")
                    .when("userData", Text::isPresent),
            CallRule.of(
                            "EC2SecurityGroupPublicSSH",
                            "Persistence:EC2/ExternalRemoteServices",
                            MEDIUM,
                            "opened SSH to the whole internet")
                    .technique("T1133")
                    .to("ec2", "AuthorizeSecurityGroupIngress")
                    .whenRequest(Conditions::opensSsh),
            CallRule.of("IAMAccessKeyCreated", "Persistence:IAM/AccountManipulation", LOW, "created an access key")
                    .technique("T1098.001")
                    .to("iam", "CreateAccessKey"),
            CallRule.of(
                            "IAMRoleTrustPolicyModified",
                            "Persistence:IAM/AccountManipulation",
                            MEDIUM,
                            "changed who may assume a role")
                    .technique("T1098.003")
                    .to("iam", "UpdateAssumeRolePolicy"),
            CallRule.of(
                            "IAMUserLoginProfileCreated",
                            "Persistence:IAM/AccountManipulation",
                            HIGH,
                            "gave a user a password for the console")
                    .technique("T1098.001")
                    .to("iam", "CreateLoginProfile"),
            CallRule.of(
                            "IAMUserLoginProfileUpdated",
                            "Persistence:IAM/AccountManipulation",
                            MEDIUM,
                            "changed a user's password for the console")
                    .technique("T1098.001")
                    .to("iam", "UpdateLoginProfile"),
            CallRule.of(
                            "LambdaFunctionPublicAccess",
                            "Persistence:Lambda/AccountManipulation",
                            HIGH,
                            "let everybody call a function")
                    .technique("T1098")
                    .to("lambda", "AddPermission")
                    .when("principal", principal -> principal.is("*"))
                    .when("sourceArn", Text::isAbsent)
                    .when("sourceAccount", Text::isAbsent)
                    .when("principalOrgID", Text::isAbsent),
            CallRule.of(
                            "LambdaFunctionUrlPublicAccess",
                            "Persistence:Lambda/ModifyAuthenticationProcess",
                            HIGH,
                            "gave a function an address that asks for no credentials")
                    .technique("T1556")
                    .to("lambda", "CreateFunctionUrlConfig", "UpdateFunctionUrlConfig")
                    .when("authType", type -> type.is("NONE")),
            CallRule.of(
                            "RolesAnywhereTrustAnchorCreated",
                            "Persistence:RolesAnywhere/AccountManipulation",
                            MEDIUM,
                            "let certificates of an authority of its own choice in")
                    .technique("T1098.001")
                    .to("rolesanywhere", "CreateTrustAnchor"),
            CallRule.of(
                            "AdminPolicyAttachedToRole",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            HIGH,
                            "made a role an administrator")
                    .technique("T1098.003")
                    .to("iam", "AttachRolePolicy")
                    .when("policyArn", policy -> policy.endsWith(ADMINISTRATOR)),
            CallRule.of(
                            "AdminPolicyAttachedToUser",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            HIGH,
                            "made a user an administrator")
                    .technique("T1098.003")
                    .to("iam", "AttachUserPolicy")
                    .when("policyArn", policy -> policy.endsWith(ADMINISTRATOR)),
            CallRule.of(
                            "BedrockServiceCredentialCreated",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "created a long-lived key for models")
                    .technique("T1098.001")
                    .to("iam", "CreateServiceSpecificCredential")
                    .when("serviceName", service -> service.is("bedrock.amazonaws.com")),
            CallRule.of(
                            "SESFullAccessPolicyAttachedToRole",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "let a role send mail without limits")
                    .technique("T1098.003")
                    .to("iam", "AttachRolePolicy")
                    .when("policyArn", policy -> policy.endsWith(SES_FULL_ACCESS)),
            CallRule.of(
                            "SESFullAccessPolicyAttachedToUser",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "let a user send mail without limits")
                    .technique("T1098.003")
                    .to("iam", "AttachUserPolicy")
                    .when("policyArn", policy -> policy.endsWith(SES_FULL_ACCESS)),
            CallRule.of(
                            "SESDomainIdentityVerified",
                            "ResourceDevelopment:SES/CompromiseAccounts",
                            MEDIUM,
                            "made a domain one that mail can be sent from")
                    .technique("T1586")
                    .to("ses", "VerifyDomainIdentity", "CreateEmailIdentity"));

    private CallRules() {}
}
