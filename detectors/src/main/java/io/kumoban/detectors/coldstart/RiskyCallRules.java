package io.kumoban.detectors.coldstart;

import io.kumoban.detectors.baseline.AnomalyTypes;
import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.calls.Conditions;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.event.Text;
import java.util.List;

/**
 * Calls that are hardly ever innocent as they stand: what they do is in their parameters, not in their history. A call
 * that only its frequency makes odd (a user created, a trail changed) is not here.
 */
final class RiskyCallRules {
    private static final String ADMINISTRATOR = ":policy/AdministratorAccess";

    static final List<CallRule> ALL = List.of(
            rule(
                            "leave-organization",
                            Tactic.DEFENSE_EVASION,
                            "T1666",
                            "tried to take the account out of its organisation")
                    .to("organizations", "LeaveOrganization")
                    .attemptsToo(),
            rule("trail-attempted", Tactic.DEFENSE_EVASION, "T1562.008", "tried in vain to stop a trail")
                    .to("cloudtrail", "StopLogging", "DeleteTrail")
                    .whenField("errorCode", Text::isPresent)
                    .attemptsToo(),
            rule("flow-logs-deleted", Tactic.DEFENSE_EVASION, "T1562.008", "deleted flow logs")
                    .to("ec2", "DeleteFlowLogs"),
            rule("recorder-stopped", Tactic.DEFENSE_EVASION, "T1562.008", "switched off the record of configurations")
                    .to("config", "StopConfigurationRecorder", "DeleteConfigurationRecorder"),
            rule("detector-deleted", Tactic.DEFENSE_EVASION, "T1562.001", "switched off threat detection")
                    .to("guardduty", "DeleteDetector"),
            rule("security-hub-disabled", Tactic.DEFENSE_EVASION, "T1562.001", "switched off Security Hub")
                    .to("securityhub", "DisableSecurityHub"),
            rule("federation-token", Tactic.INITIAL_ACCESS, "T1550.001", "made itself a session that outlives its key")
                    .to("sts", "GetFederationToken"),
            rule("image-shared", Tactic.EXFILTRATION, "T1537", "shared a machine image with another account")
                    .to("ec2", "ModifyImageAttribute")
                    .when("launchPermission.add", Text::isPresent),
            rule(
                            "volume-snapshot-shared",
                            Tactic.EXFILTRATION,
                            "T1537",
                            "shared a volume's snapshot with another account")
                    .to("ec2", "ModifySnapshotAttribute")
                    .when("createVolumePermission.add", Text::isPresent),
            rule(
                            "database-snapshot-shared",
                            Tactic.EXFILTRATION,
                            "T1537",
                            "shared a database's snapshot with another account")
                    .to("rds", "ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute")
                    .when("valuesToAdd", Text::isPresent),
            rule("large-instances", Tactic.IMPACT, "T1496.001", "started instances of the kind that miners want")
                    .to("ec2", "RunInstances")
                    .whenRequest(Conditions::wantsMuchPower)
                    .attemptsToo(),
            rule("key-for-another", Tactic.PERSISTENCE, "T1098.001", "created an access key for another user")
                    .to("iam", "CreateAccessKey")
                    .whenTogether("userName", RiskyCallRules::isAnother),
            rule(
                            "password-for-another",
                            Tactic.PERSISTENCE,
                            "T1098.001",
                            "gave another user a password for the console")
                    .to("iam", "CreateLoginProfile", "UpdateLoginProfile")
                    .whenTogether("userName", RiskyCallRules::isAnother),
            rule("role-opened", Tactic.PERSISTENCE, "T1098.003", "let others assume a role")
                    .to("iam", "UpdateAssumeRolePolicy")
                    .whenTogether("policyDocument", (policy, call) -> Conditions.letsOthersIn(policy, call.account())),
            rule("open-role-created", Tactic.PERSISTENCE, "T1136.003", "created a role that others can assume")
                    .to("iam", "CreateRole")
                    .whenTogether(
                            "assumeRolePolicyDocument",
                            (policy, call) -> Conditions.letsOthersIn(policy, call.account())),
            rule(
                            "trust-anchor",
                            Tactic.PERSISTENCE,
                            "T1098.001",
                            "let certificates of an authority of its own choice in")
                    .to("rolesanywhere", "CreateTrustAnchor"),
            rule("function-opened", Tactic.PERSISTENCE, "T1098", "let everybody call a function")
                    .to("lambda", "AddPermission")
                    .when("principal", principal -> principal.is("*"))
                    .when("sourceArn", Text::isAbsent)
                    .when("sourceAccount", Text::isAbsent)
                    .when("principalOrgID", Text::isAbsent),
            rule("boot-script-changed", Tactic.PERSISTENCE, "T1037", "changed what an instance runs when it boots")
                    .to("ec2", "ModifyInstanceAttribute")
                    .when("userData", Text::isPresent),
            rule(
                            "administration-opened",
                            Tactic.PERSISTENCE,
                            "T1133",
                            "opened SSH or Remote Desktop to the whole internet")
                    .to("ec2", "AuthorizeSecurityGroupIngress")
                    .whenRequest(Conditions::opensAdministration),
            rule("administrator-made", Tactic.PRIVILEGE_ESCALATION, "T1098.003", "made an identity an administrator")
                    .to("iam", "AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy")
                    .when("policyArn", policy -> policy.endsWith(ADMINISTRATOR)),
            rule("everything-allowed", Tactic.PRIVILEGE_ESCALATION, "T1098.003", "gave an identity all permissions")
                    .to("iam", "PutUserPolicy", "PutRolePolicy", "PutGroupPolicy")
                    .when("policyDocument", Conditions::allowsEverything),
            rule("objects-expire", Tactic.IMPACT, "T1485.001", "let the objects of a bucket expire within days")
                    .to("s3", "PutBucketLifecycle", "PutBucketLifecycleConfiguration")
                    .when("LifecycleConfiguration", Conditions::expiresRapidly));

    private RiskyCallRules() {}

    private static CallRule rule(String name, Tactic tactic, String technique, String says) {
        return CallRule.of(name, AnomalyTypes.of(tactic), AnomalyTypes.severity(tactic), says)
                .technique(technique);
    }

    /** Whether the user named is not the caller, and not left out, which would mean the caller. */
    private static boolean isAnother(Text user, ApiCall call) {
        return user.isPresent() && !user.sameAs(call.userName());
    }
}
