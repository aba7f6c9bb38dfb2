package io.kumoban.detectors.guardduty.custom;

import static io.kumoban.engine.event.Severity.HIGH;
import static io.kumoban.engine.event.Severity.LOW;
import static io.kumoban.engine.event.Severity.MEDIUM;

import io.kumoban.engine.event.Text;
import io.kumoban.engine.json.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The rules over single calls, by the names and types of the service's Custom Detection Rules. What makes a call one of
 * them is our reading of their names: the service does not publish its conditions.
 */
final class CallRules {
    private static final int SSH = 22;
    /** Objects that live no longer than this were hardly meant to be kept. */
    private static final int RAPID_DAYS = 3;

    private static final String ADMINISTRATOR = ":policy/AdministratorAccess";
    private static final String SES_FULL_ACCESS = ":policy/AmazonSESFullAccess";

    static final List<CallRule> ALL = List.of(
            CallRule.of(
                            "EC2PasswordDataRetrieved",
                            "CredentialAccess:EC2/UnsecuredCredentials",
                            MEDIUM,
                            "read the administrator password of an instance")
                    .to("ec2", "GetPasswordData"),
            CallRule.of(
                            "RDSMasterPasswordReset",
                            "CredentialAccess:RDS/ModifyAuthenticationProcess",
                            HIGH,
                            "set a new master password of a database")
                    .to("rds", "ModifyDBInstance", "ModifyDBCluster")
                    .when("masterUserPassword", Text::isPresent),
            CallRule.of("VPCFlowLogsDeleted", "DefenseImpairment:EC2/DisableOrModifyTools", HIGH, "deleted flow logs")
                    .to("ec2", "DeleteFlowLogs"),
            CallRule.of(
                            "EC2TerminationProtectionEnabled",
                            "DefenseImpairment:EC2/DisableOrModifyTools",
                            LOW,
                            "protected an instance against termination, as miners do")
                    .to("ec2", "ModifyInstanceAttribute")
                    .when("disableApiTermination.value", Text::isTrue),
            CallRule.of(
                            "OrganizationLeaveAttempt",
                            "DefenseImpairment:Organizations/ModifyCloudResourceHierarchy",
                            HIGH,
                            "tried to take the account out of its organisation")
                    .to("organizations", "LeaveOrganization")
                    .attemptsToo(),
            CallRule.of(
                            "OrganizationPolicyDisabled",
                            "DefenseImpairment:Organizations/DisableOrModifyTools",
                            HIGH,
                            "switched off a type of policies in the organisation")
                    .to("organizations", "DisablePolicyType"),
            CallRule.of(
                            "RDSIAMAuthDisabled",
                            "DefenseImpairment:RDS/ModifyAuthenticationProcess",
                            MEDIUM,
                            "switched off IAM authentication of a database")
                    .to("rds", "ModifyDBInstance", "ModifyDBCluster")
                    .when("enableIAMDatabaseAuthentication", Text::isFalse),
            CallRule.of(
                            "DNSQueryLogsDeleted",
                            "DefenseImpairment:Route53Resolver/DisableOrModifyTools",
                            MEDIUM,
                            "took away the log of DNS queries")
                    .to("route53resolver", "DeleteResolverQueryLogConfig", "DisassociateResolverQueryLogConfig"),
            CallRule.of(
                            "S3CustomerProvidedKeysEnabled",
                            "DefenseImpairment:S3/DisableOrModifyTools",
                            HIGH,
                            "allowed keys that only the caller knows for the objects of a bucket, as extortion needs"
                                    + " them")
                    .to("s3", "PutBucketEncryption")
                    .when("ServerSideEncryptionConfiguration", CallRules::allowsCustomerKeys),
            CallRule.of(
                            "SageMakerLifecycleConfigModified",
                            "Execution:SageMaker/CommandAndScriptingInterpreter",
                            MEDIUM,
                            "changed what notebooks run when they start")
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
                    .to("ec2", "ModifyImageAttribute")
                    .when("launchPermission.add", Text::isPresent),
            CallRule.of(
                            "EBSSnapshotExternalAccess",
                            "Exfiltration:EC2/TransferDataToCloudAccount",
                            HIGH,
                            "shared a volume's snapshot with another account")
                    .to("ec2", "ModifySnapshotAttribute")
                    .when("createVolumePermission.add", Text::isPresent),
            CallRule.of(
                            "RDSSnapshotPubliclyShared",
                            "Exfiltration:RDS/TransferDataToCloudAccount",
                            HIGH,
                            "shared a database's snapshot with everybody")
                    .to("rds", "ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute")
                    .when("valuesToAdd", values -> values.contains("\"all\"")),
            CallRule.of(
                            "S3BucketPolicyExternalAccess",
                            "Exfiltration:S3/TransferDataToCloudAccount",
                            HIGH,
                            "gave another account access to a bucket")
                    .to("s3", "PutBucketPolicy")
                    .whenTogether("bucketPolicy", (policy, call) -> letsOthersIn(policy, call.account())),
            CallRule.of(
                            "S3LifecycleRapidExpiration",
                            "Impact:S3/DataDestruction",
                            MEDIUM,
                            "let the objects of a bucket expire within days")
                    .to("s3", "PutBucketLifecycle", "PutBucketLifecycleConfiguration")
                    .when("LifecycleConfiguration", CallRules::expiresRapidly),
            CallRule.of(
                            "SESAccountSendingEnabled",
                            "Impact:SES/ResourceHijacking",
                            LOW,
                            "switched on sending of mail for the account")
                    .to("ses", "UpdateAccountSendingEnabled")
                    .when("enabled", Text::isTrue),
            CallRule.of(
                            "SESProductionAccessEnabled",
                            "Impact:SES/ResourceHijacking",
                            MEDIUM,
                            "asked for sending of mail without the sandbox's limits")
                    .to("ses", "PutAccountDetails")
                    .when("productionAccessEnabled", Text::isTrue),
            CallRule.of(
                            "ConsoleLoginWithoutMFA",
                            "InitialAccess:IAM/ValidAccounts",
                            MEDIUM,
                            "signed in to the console without a second factor")
                    .to("signin", "ConsoleLogin")
                    .whenField("additionalEventData.MFAUsed", used -> used.is("No"))
                    .whenField("responseElements.ConsoleLogin", result -> result.is("Success"))
                    .whenField("userIdentity.type", type -> type.is("IAMUser") || type.is("Root")),
            CallRule.of(
                            "RDSPubliclyAccessible",
                            "InitialAccess:RDS/ExploitPublicFacingApplication",
                            HIGH,
                            "made a database reachable from the internet")
                    .to("rds", "CreateDBInstance", "ModifyDBInstance")
                    .when("publiclyAccessible", Text::isTrue),
            CallRule.of(
                            "EC2InstanceSSHKeyPushed",
                            "LateralMovement:EC2/RemoteServices",
                            MEDIUM,
                            "pushed an SSH key to an instance")
                    .to("ec2-instance-connect", "SendSSHPublicKey", "SendSerialConsoleSSHPublicKey"),
            CallRule.of(
                            "EC2UserDataModified",
                            "Persistence:EC2/BootOrLogonInitializationScripts",
                            HIGH,
                            "changed what an instance runs when it boots")
                    .to("ec2", "ModifyInstanceAttribute")
                    .when("userData", Text::isPresent),
            CallRule.of(
                            "EC2SecurityGroupPublicSSH",
                            "Persistence:EC2/ExternalRemoteServices",
                            MEDIUM,
                            "opened SSH to the whole internet")
                    .to("ec2", "AuthorizeSecurityGroupIngress")
                    .when("ipPermissions", CallRules::opensSsh),
            CallRule.of("IAMAccessKeyCreated", "Persistence:IAM/AccountManipulation", LOW, "created an access key")
                    .to("iam", "CreateAccessKey"),
            CallRule.of(
                            "IAMRoleTrustPolicyModified",
                            "Persistence:IAM/AccountManipulation",
                            MEDIUM,
                            "changed who may assume a role")
                    .to("iam", "UpdateAssumeRolePolicy"),
            CallRule.of(
                            "IAMUserLoginProfileCreated",
                            "Persistence:IAM/AccountManipulation",
                            HIGH,
                            "gave a user a password for the console")
                    .to("iam", "CreateLoginProfile"),
            CallRule.of(
                            "IAMUserLoginProfileUpdated",
                            "Persistence:IAM/AccountManipulation",
                            MEDIUM,
                            "changed a user's password for the console")
                    .to("iam", "UpdateLoginProfile"),
            CallRule.of(
                            "LambdaFunctionPublicAccess",
                            "Persistence:Lambda/AccountManipulation",
                            HIGH,
                            "let everybody call a function")
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
                    .to("lambda", "CreateFunctionUrlConfig", "UpdateFunctionUrlConfig")
                    .when("authType", type -> type.is("NONE")),
            CallRule.of(
                            "RolesAnywhereTrustAnchorCreated",
                            "Persistence:RolesAnywhere/AccountManipulation",
                            MEDIUM,
                            "let certificates of an authority of its own choice in")
                    .to("rolesanywhere", "CreateTrustAnchor"),
            CallRule.of(
                            "AdminPolicyAttachedToRole",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            HIGH,
                            "made a role an administrator")
                    .to("iam", "AttachRolePolicy")
                    .when("policyArn", policy -> policy.endsWith(ADMINISTRATOR)),
            CallRule.of(
                            "AdminPolicyAttachedToUser",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            HIGH,
                            "made a user an administrator")
                    .to("iam", "AttachUserPolicy")
                    .when("policyArn", policy -> policy.endsWith(ADMINISTRATOR)),
            CallRule.of(
                            "BedrockServiceCredentialCreated",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "created a long-lived key for models")
                    .to("iam", "CreateServiceSpecificCredential")
                    .when("serviceName", service -> service.is("bedrock.amazonaws.com")),
            CallRule.of(
                            "SESFullAccessPolicyAttachedToRole",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "let a role send mail without limits")
                    .to("iam", "AttachRolePolicy")
                    .when("policyArn", policy -> policy.endsWith(SES_FULL_ACCESS)),
            CallRule.of(
                            "SESFullAccessPolicyAttachedToUser",
                            "PrivilegeEscalation:IAM/AccountManipulation",
                            MEDIUM,
                            "let a user send mail without limits")
                    .to("iam", "AttachUserPolicy")
                    .when("policyArn", policy -> policy.endsWith(SES_FULL_ACCESS)),
            CallRule.of(
                            "SESDomainIdentityVerified",
                            "ResourceDevelopment:SES/CompromiseAccounts",
                            MEDIUM,
                            "made a domain one that mail can be sent from")
                    .to("ses", "VerifyDomainIdentity", "CreateEmailIdentity"));

    private CallRules() {}

    /** Whether no type of encryption is blocked any more, also that with keys which the caller brings. */
    private static boolean allowsCustomerKeys(Text configuration) {
        return configuration.contains("BlockedEncryptionTypes") && configuration.contains("\"NONE\"");
    }

    private static boolean expiresRapidly(Text configuration) {
        for (JsonNode rule : all(read(configuration).path("Rule"))) {
            int days = rule.path("Expiration").path("Days").asInt(Integer.MAX_VALUE);
            if (days <= RAPID_DAYS && "Enabled".equals(rule.path("Status").asString(""))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a statement allows something to everybody or to a principal of another account. */
    private static boolean letsOthersIn(Text policy, Text account) {
        for (JsonNode statement : all(read(policy).path("Statement"))) {
            JsonNode principal = statement.path("Principal");
            for (JsonNode one : all(principal.isObject() ? principal.path("AWS") : principal)) {
                String name = one.asString("");
                boolean isOther = name.equals("*") || !name.isEmpty() && !name.contains(account.toString());
                if (isOther && "Allow".equals(statement.path("Effect").asString(""))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean opensSsh(Text permissions) {
        for (JsonNode permission : all(read(permissions).path("items"))) {
            boolean all = "-1".equals(permission.path("ipProtocol").asString(""));
            boolean covers = permission.path("fromPort").asInt(Integer.MAX_VALUE) <= SSH
                    && permission.path("toPort").asInt(-1) >= SSH;
            if ((all || covers) && opensToAll(permission)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opensToAll(JsonNode permission) {
        for (JsonNode range : all(permission.path("ipRanges").path("items"))) {
            if ("0.0.0.0/0".equals(range.path("cidrIp").asString(""))) {
                return true;
            }
        }
        for (JsonNode range : all(permission.path("ipv6Ranges").path("items"))) {
            if ("::/0".equals(range.path("cidrIpv6").asString(""))) {
                return true;
            }
        }
        return false;
    }

    /** A list, or the one thing that stands where a list could be. */
    private static Iterable<JsonNode> all(JsonNode node) {
        return node.isArray() ? node : node.isMissingNode() ? List.of() : List.of(node);
    }

    private static JsonNode read(Text json) {
        try {
            return Json.read(json.isAbsent() ? "{}" : json.toString());
        } catch (JacksonException noJson) {
            return Json.object();
        }
    }
}
