package io.kumoban.detectors.sequence;

import io.kumoban.detectors.baseline.ApiTable;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Tactic;

/**
 * Calls that are ordinary one by one and appear in nearly every intrusion. They raise no finding, only signals for
 * {@link AttackSequence}, weighted by how seldom they are innocent: 1 is hardly ever called in daily work, 0.3 is called
 * daily somewhere. A call that failed counts half; one that a service makes, or from a trusted address, nothing.
 */
public final class HighRiskCalls implements Rule<ApiCall> {
    private record Risk(Tactic tactic, double weight) {}

    private static final double FAILED = 0.5;

    private static final ApiTable<Risk> RISKS = new ApiTable<Risk>()
            .with(risk(Tactic.INITIAL_ACCESS, 1.0), "sts", "GetFederationToken")
            .with(risk(Tactic.INITIAL_ACCESS, 0.3), "signin", "ConsoleLogin", "GetSigninToken")
            .with(risk(Tactic.EXECUTION, 0.6), "ssm", "SendCommand", "StartSession", "StartAutomationExecution")
            .with(
                    risk(Tactic.EXECUTION, 0.8),
                    "ec2-instance-connect",
                    "SendSSHPublicKey",
                    "SendSerialConsoleSSHPublicKey")
            .with(risk(Tactic.PERSISTENCE, 1.0), "iam", "CreateLoginProfile", "CreateAccessKey")
            .with(risk(Tactic.PERSISTENCE, 0.8), "iam", "CreateUser", "UpdateAssumeRolePolicy", "UpdateLoginProfile")
            .with(risk(Tactic.PERSISTENCE, 0.8), "iam", "CreateSAMLProvider", "CreateOpenIDConnectProvider")
            .with(risk(Tactic.PERSISTENCE, 0.8), "iam", "DeactivateMFADevice", "CreateServiceSpecificCredential")
            .with(risk(Tactic.PERSISTENCE, 0.4), "iam", "CreateRole")
            .with(risk(Tactic.PERSISTENCE, 1.0), "rolesanywhere", "CreateTrustAnchor")
            .with(
                    risk(Tactic.PERSISTENCE, 0.4),
                    "lambda",
                    "UpdateFunctionCode",
                    "AddPermission",
                    "UpdateFunctionConfiguration")
            .with(risk(Tactic.PERSISTENCE, 0.5), "ec2", "ImportKeyPair", "CreateKeyPair", "ModifyInstanceAttribute")
            .with(risk(Tactic.PERSISTENCE, 0.4), "ec2", "AuthorizeSecurityGroupIngress")
            .with(risk(Tactic.PRIVILEGE_ESCALATION, 1.0), "iam", "AttachUserPolicy", "PutUserPolicy", "AddUserToGroup")
            .with(risk(Tactic.PRIVILEGE_ESCALATION, 0.8), "iam", "CreatePolicyVersion", "SetDefaultPolicyVersion")
            .with(risk(Tactic.PRIVILEGE_ESCALATION, 0.8), "iam", "AttachGroupPolicy", "PutGroupPolicy")
            .with(risk(Tactic.PRIVILEGE_ESCALATION, 0.4), "iam", "AttachRolePolicy", "PutRolePolicy")
            .with(
                    risk(Tactic.PRIVILEGE_ESCALATION, 0.8),
                    "iam",
                    "DeleteUserPermissionsBoundary",
                    "DeleteRolePermissionsBoundary")
            .with(
                    risk(Tactic.PRIVILEGE_ESCALATION, 0.6),
                    "ec2",
                    "AssociateIamInstanceProfile",
                    "ReplaceIamInstanceProfileAssociation")
            .with(risk(Tactic.DEFENSE_EVASION, 1.0), "cloudtrail", "StopLogging", "DeleteTrail", "PutEventSelectors")
            .with(risk(Tactic.DEFENSE_EVASION, 0.6), "cloudtrail", "UpdateTrail", "DeleteEventDataStore")
            .with(risk(Tactic.DEFENSE_EVASION, 1.0), "guardduty", "DeleteDetector", "DisassociateFromMasterAccount")
            .with(risk(Tactic.DEFENSE_EVASION, 0.6), "guardduty", "UpdateDetector", "CreateFilter", "CreateIPSet")
            .with(
                    risk(Tactic.DEFENSE_EVASION, 1.0),
                    "config",
                    "StopConfigurationRecorder",
                    "DeleteConfigurationRecorder")
            .with(risk(Tactic.DEFENSE_EVASION, 1.0), "ec2", "DeleteFlowLogs")
            .with(risk(Tactic.DEFENSE_EVASION, 1.0), "securityhub", "DisableSecurityHub")
            .with(risk(Tactic.DEFENSE_EVASION, 1.0), "organizations", "LeaveOrganization")
            .with(risk(Tactic.DEFENSE_EVASION, 0.5), "logs", "DeleteLogGroup", "DeleteLogStream")
            .with(risk(Tactic.CREDENTIAL_ACCESS, 1.0), "ec2", "GetPasswordData")
            .with(risk(Tactic.CREDENTIAL_ACCESS, 0.4), "secretsmanager", "GetSecretValue", "BatchGetSecretValue")
            .with(risk(Tactic.CREDENTIAL_ACCESS, 0.3), "ssm", "GetParameters", "GetParametersByPath")
            .with(risk(Tactic.DISCOVERY, 0.6), "iam", "GetAccountAuthorizationDetails", "SimulatePrincipalPolicy")
            .with(risk(Tactic.DISCOVERY, 0.4), "iam", "ListUsers", "ListRoles", "ListAccessKeys", "GetAccountSummary")
            .with(risk(Tactic.DISCOVERY, 0.4), "sts", "GetCallerIdentity")
            .with(risk(Tactic.DISCOVERY, 0.4), "s3", "ListBuckets")
            .with(risk(Tactic.DISCOVERY, 0.4), "secretsmanager", "ListSecrets")
            .with(risk(Tactic.DISCOVERY, 0.8), "ses", "GetSendQuota", "ListIdentities", "GetAccountSendingEnabled")
            .with(risk(Tactic.EXFILTRATION, 1.0), "ec2", "ModifySnapshotAttribute", "ModifyImageAttribute")
            .with(
                    risk(Tactic.EXFILTRATION, 1.0),
                    "rds",
                    "ModifyDBSnapshotAttribute",
                    "ModifyDBClusterSnapshotAttribute")
            .with(risk(Tactic.EXFILTRATION, 0.8), "s3", "PutBucketReplication")
            .with(risk(Tactic.IMPACT, 0.8), "kms", "ScheduleKeyDeletion", "DisableKey")
            .with(risk(Tactic.IMPACT, 0.6), "s3", "DeleteBucket", "PutBucketPolicy", "PutBucketLifecycle")
            .with(risk(Tactic.IMPACT, 0.8), "rds", "DeleteDBInstance", "DeleteDBCluster")
            .with(risk(Tactic.IMPACT, 0.4), "ec2", "RunInstances", "TerminateInstances");

    private static Risk risk(Tactic tactic, double weight) {
        return new Risk(tactic, weight);
    }

    @Override
    public About about() {
        return About.signals("high-risk-calls")
                .technique("T1078.004")
                .title("A call that intrusions are made of")
                .what("Each call of a table of some hundred APIs, with a tactic and a weight from 0.3 to 1; half when "
                        + "the call failed.")
                .normally("Administrators and provisioning tools make them too, so they are only signals.")
                .thenCheck("The sequence that the signal became part of.")
                .mistakenFor("administration");
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class).notOfServices().named(RISKS.names()).by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        Risk risk = RISKS.get(call);
        if (risk == null || context.trusts(call.sourceAddress())) {
            return;
        }
        context.signal(call, risk.tactic, call.failed() ? FAILED * risk.weight : risk.weight);
    }
}
