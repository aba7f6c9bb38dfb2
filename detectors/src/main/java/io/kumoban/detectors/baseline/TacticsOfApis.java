package io.kumoban.detectors.baseline;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import org.jspecify.annotations.Nullable;

/** Which tactic an API serves when an attacker calls it, after the API families that the GuardDuty user guide names. */
public final class TacticsOfApis {
    static final ApiTable<Tactic> TABLE = new ApiTable<Tactic>()
            .with(Tactic.INITIAL_ACCESS, "sts", "GetFederationToken", "AssumeRoleWithSAML")
            .with(Tactic.INITIAL_ACCESS, "ssm", "StartSession")
            .with(Tactic.INITIAL_ACCESS, "signin", "ConsoleLogin")
            .with(
                    Tactic.PERSISTENCE,
                    "iam",
                    "CreateAccessKey",
                    "CreateUser",
                    "CreateRole",
                    "CreateLoginProfile",
                    "UpdateAssumeRolePolicy",
                    "CreateSAMLProvider",
                    "UpdateSAMLProvider",
                    "CreateOpenIDConnectProvider",
                    "CreateServiceSpecificCredential",
                    "UploadSSHPublicKey",
                    "UploadSigningCertificate",
                    "DeactivateMFADevice")
            .with(
                    Tactic.PERSISTENCE,
                    "ec2",
                    "ImportKeyPair",
                    "CreateKeyPair",
                    "ModifyInstanceAttribute",
                    "AuthorizeSecurityGroupIngress")
            .with(Tactic.PERSISTENCE, "lambda", "CreateFunction", "UpdateFunctionCode", "AddPermission")
            .with(Tactic.PERSISTENCE, "rolesanywhere", "CreateTrustAnchor", "CreateProfile")
            .with(
                    Tactic.PRIVILEGE_ESCALATION,
                    "iam",
                    "AddUserToGroup",
                    "PutUserPolicy",
                    "PutGroupPolicy",
                    "PutRolePolicy",
                    "AttachUserPolicy",
                    "AttachGroupPolicy",
                    "AttachRolePolicy",
                    "CreatePolicyVersion",
                    "SetDefaultPolicyVersion",
                    "UpdateLoginProfile",
                    "AddRoleToInstanceProfile",
                    "DeleteUserPermissionsBoundary",
                    "DeleteRolePermissionsBoundary")
            .with(
                    Tactic.PRIVILEGE_ESCALATION,
                    "ec2",
                    "AssociateIamInstanceProfile",
                    "ReplaceIamInstanceProfileAssociation")
            .with(Tactic.PRIVILEGE_ESCALATION, "glue", "CreateDevEndpoint", "UpdateDevEndpoint")
            .with(
                    Tactic.DEFENSE_EVASION,
                    "cloudtrail",
                    "StopLogging",
                    "DeleteTrail",
                    "UpdateTrail",
                    "PutEventSelectors",
                    "DeleteEventDataStore")
            .with(Tactic.DEFENSE_EVASION, "ec2", "DeleteFlowLogs")
            .with(Tactic.DEFENSE_EVASION, "monitoring", "DisableAlarmActions", "DeleteAlarms")
            .with(Tactic.DEFENSE_EVASION, "logs", "DeleteLogGroup", "DeleteLogStream", "PutRetentionPolicy")
            .with(
                    Tactic.DEFENSE_EVASION,
                    "guardduty",
                    "DeleteDetector",
                    "UpdateDetector",
                    "DisassociateMembers",
                    "DeleteMembers",
                    "CreateFilter",
                    "CreateIPSet")
            .with(
                    Tactic.DEFENSE_EVASION,
                    "config",
                    "DeleteConfigRule",
                    "DeleteConfigurationRecorder",
                    "DeleteDeliveryChannel",
                    "StopConfigurationRecorder")
            .with(Tactic.DEFENSE_EVASION, "securityhub", "DisableSecurityHub", "DisassociateMembers")
            .with(Tactic.DEFENSE_EVASION, "organizations", "LeaveOrganization")
            .with(Tactic.CREDENTIAL_ACCESS, "ec2", "GetPasswordData")
            .with(Tactic.CREDENTIAL_ACCESS, "secretsmanager", "GetSecretValue", "BatchGetSecretValue")
            .with(Tactic.CREDENTIAL_ACCESS, "ssm", "GetParameter", "GetParameters", "GetParametersByPath")
            .with(Tactic.CREDENTIAL_ACCESS, "ecr", "GetAuthorizationToken")
            .with(Tactic.CREDENTIAL_ACCESS, "codeartifact", "GetAuthorizationToken")
            .with(
                    Tactic.EXFILTRATION,
                    "ec2",
                    "CreateSnapshot",
                    "ModifySnapshotAttribute",
                    "ModifyImageAttribute",
                    "CreateInstanceExportTask")
            .with(
                    Tactic.EXFILTRATION,
                    "rds",
                    "RestoreDBInstanceFromDBSnapshot",
                    "ModifyDBSnapshotAttribute",
                    "StartExportTask")
            .with(Tactic.EXFILTRATION, "s3", "PutBucketReplication")
            .with(Tactic.IMPACT, "ec2", "DeleteSecurityGroup", "TerminateInstances", "RunInstances", "DeleteVolume")
            .with(Tactic.IMPACT, "iam", "UpdateUser", "DeleteUser")
            .with(Tactic.IMPACT, "s3", "PutBucketPolicy", "DeleteBucketPolicy", "DeleteBucket", "PutBucketLifecycle")
            .with(Tactic.IMPACT, "rds", "DeleteDBInstance", "DeleteDBCluster", "DeleteDBSnapshot")
            .with(Tactic.IMPACT, "kms", "ScheduleKeyDeletion", "DisableKey");

    private TacticsOfApis() {}

    /** The tactic of a call; reading calls that the table does not have serve discovery, all others none. */
    public static @Nullable Tactic of(ApiCall call, long api) {
        Tactic tactic = TABLE.get(api);
        if (tactic == null && call.readsOnly() && !call.isDataEvent()) {
            Text name = call.name();
            boolean enumerates = name.startsWith("List") || name.startsWith("Describe") || name.startsWith("Get");
            return enumerates ? Tactic.DISCOVERY : null;
        }
        return tactic;
    }
}
