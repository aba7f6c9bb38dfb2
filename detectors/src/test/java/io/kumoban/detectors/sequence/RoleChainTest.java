package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Sequences go on under the credentials that their actor was given. */
class RoleChainTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    /** Persistence and escalation, evasion, exfiltration: a sequence only together. */
    private static final List<String> SETTLING = List.of(
            "iam:CreateUser",
            "iam:CreateLoginProfile",
            "iam:AttachUserPolicy",
            "iam:PutUserPolicy",
            "iam:AddUserToGroup");

    private static final List<String> HIDING = List.of("cloudtrail:StopLogging", "ec2:DeleteFlowLogs");
    private static final List<String> TAKING =
            List.of("ec2:ModifySnapshotAttribute", "rds:ModifyDBSnapshotAttribute", "s3:PutBucketReplication");

    private final List<CallRecord> calls = new ArrayList<>();
    private Instant clock = START;

    @Test
    void stepsThroughTwoRolesCountForTheUserWhoTookThem() {
        alice(SETTLING);
        calls.add(assumes("deploy").by("alice"));
        as("deploy", HIDING);
        calls.add(assumes("admin").byRole("deploy", "one"));
        as("admin", TAKING);

        assertThat(findings()).last().satisfies(finding -> {
            assertThat(finding.resource()).endsWith("user/alice");
            assertThat(finding.explanation()).contains("user/alice took 10 steps");
            assertThat(finding.detail().get("timeline"))
                    .contains("StopLogging [defense evasion] as arn:aws:iam::111122223333:role/deploy")
                    .contains("PutBucketReplication [exfiltration] as arn:aws:iam::111122223333:role/admin")
                    .doesNotContain("as arn:aws:iam::111122223333:user/alice");
        });
    }

    @Test
    void rolesThatNobodyIsSeenToTakeActForThemselves() {
        alice(SETTLING);
        as("deploy", HIDING);
        as("admin", TAKING);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aRefusedRoleIsNotTaken() {
        alice(SETTLING);
        calls.add(assumes("deploy").by("alice").failing("AccessDenied"));
        as("deploy", HIDING);
        as("deploy", TAKING);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatServicesTakeIsTheirOwn() {
        as("worker", SETTLING);
        calls.add(assumes("deploy").byService("ec2.amazonaws.com"));
        as("deploy", HIDING);
        as("deploy", TAKING);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aSessionOfTheDayBeforeYesterdayIsForgotten() {
        calls.add(assumes("deploy").by("alice"));
        clock = clock.plus(Duration.ofHours(37));
        alice(SETTLING);
        as("deploy", HIDING);
        as("deploy", TAKING);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aKeyThatIsUsedWhereItWasMadeIsItsMakers() {
        alice(SETTLING);
        calls.add(makesKey("backdoor"));
        TAKING.forEach(action -> calls.add(call(action).by("backdoor")));
        HIDING.forEach(action -> calls.add(call(action).by("backdoor")));
        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.resource()).endsWith("user/alice"));
    }

    @Test
    void aKeyThatIsUsedElsewhereIsItsUsers() {
        alice(SETTLING);
        calls.add(makesKey("colleague"));
        HIDING.forEach(action -> calls.add(call(action).by("colleague").from("192.0.2.9")));
        TAKING.forEach(action -> calls.add(call(action).by("colleague").from("192.0.2.9")));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aStateThatIsWrittenAndReadBackFindsTheSame() {
        alice(SETTLING);
        calls.add(assumes("deploy").by("alice"));
        as("deploy", HIDING);
        as("deploy", TAKING);
        assertThat(findings()).isNotEmpty();
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void alice(List<String> actions) {
        actions.forEach(action -> calls.add(call(action).by("alice")));
    }

    private void as(String role, List<String> actions) {
        actions.forEach(action -> calls.add(call(action).byRole(role, "one")));
    }

    /** {@code byRole} signs with this key. */
    private CallRecord assumes(String role) {
        return call("sts:AssumeRole")
                .with("responseElements.credentials.accessKeyId", "ASIA" + role.toUpperCase(Locale.ROOT));
    }

    /** {@code by} signs with this key. */
    private CallRecord makesKey(String user) {
        return call("iam:CreateAccessKey")
                .by("alice")
                .with("responseElements.accessKey.accessKeyId", "AKIA" + user.toUpperCase(Locale.ROOT));
    }

    private CallRecord call(String action) {
        String[] parts = action.split(":");
        clock = clock.plusSeconds(60);
        return CallRecord.named(parts[1]).to(parts[0] + ".amazonaws.com").at(clock);
    }

    private Harness harness() {
        return Harness.of(new HighRiskCalls(), new HandedCredentials(), new AttackSequence())
                .feed(calls);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
