package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.guardduty.iam.TrailStopped;
import io.kumoban.detectors.guardduty.s3.CustomerKeys;
import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.finding.SequenceResource;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackSequenceTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Persistence 1.8, privilege escalation 3, defence evasion 2, exfiltration 2: 8.8 points, of which 8 are strong. */
    private static final List<String> ATTACK = List.of(
            "iam:CreateUser",
            "iam:CreateAccessKey",
            "iam:AttachUserPolicy",
            "iam:PutUserPolicy",
            "iam:AddUserToGroup",
            "cloudtrail:StopLogging",
            "ec2:DeleteFlowLogs",
            "ec2:ModifySnapshotAttribute",
            "rds:ModifyDBSnapshotAttribute");

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void stepsThatClimbTheKillChainAreAnAttack() {
        attack(START, MINUTE);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(AttackSequence.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.resource()).endsWith("user/alice");
            assertThat(finding.score()).isGreaterThanOrEqualTo(8);
            assertThat(finding.evidence()).hasSize(9);
            assertThat(finding.evidence())
                    .isSortedAccordingTo((left, right) -> left.key().compareTo(right.key()));
            assertThat(finding.detail().get("tactics"))
                    .isEqualTo("persistence > privilege escalation > defense evasion > exfiltration");
            assertThat(finding.detail().get("timeline")).contains("CreateUser").contains("ModifySnapshotAttribute");
        });
    }

    @Test
    void theFindingTellsItsStepsAsTheServiceDoes() {
        attack(START, MINUTE);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.particulars())
                        .isInstanceOfSatisfying(Sequence.class, sequence -> {
                            assertThat(sequence.signals())
                                    .hasSize(9)
                                    .extracting(Sequence.Signal::type)
                                    .contains(Sequence.SignalType.CLOUD_TRAIL);
                            assertThat(sequence.actors()).hasSize(1);
                            assertThat(sequence.endpoints())
                                    .extracting(Sequence.Endpoint::ip)
                                    .containsExactly("198.51.100.7");
                            assertThat(sequence.indicators())
                                    .extracting(Sequence.Indicator::key)
                                    .contains(Sequence.IndicatorKey.ATTACK_TACTIC, Sequence.IndicatorKey.HIGH_RISK_API);
                        }));
    }

    @Test
    void stepsThatEndAtDataAreASequenceOfData() {
        attack(START, MINUTE);
        for (int i = 0; i < 40; i++) {
            calls.add(CallRecord.named("PutObject")
                    .to("s3.amazonaws.com")
                    .with("requestParameters.bucketName", "archive")
                    .with("requestParameters.key", "object-" + i)
                    .with("requestParameters.x-amz-server-side-encryption-customer-algorithm", "AES256")
                    .number(i)
                    .at(START.plus(Duration.ofHours(1)).plusSeconds(i)));
        }
        List<Finding> findings = Harness.of(new HighRiskCalls(), new CustomerKeys(), new AttackSequence())
                .feed(calls)
                .findings();
        assertThat(findings)
                .filteredOn(finding -> finding.type().equals(AttackSequence.OF_DATA))
                .singleElement()
                .satisfies(finding -> assertThat(finding.particulars())
                        .isInstanceOfSatisfying(Sequence.class, sequence -> {
                            assertThat(sequence.additionalTypes()).containsExactly(AttackSequence.TYPE);
                            assertThat(sequence.resources())
                                    .extracting(SequenceResource::name)
                                    .contains("archive");
                        }));
    }

    @Test
    void tooFewPointsStaySilent() {
        attack(START, MINUTE);
        calls.removeLast();
        assertThat(findings()).isEmpty();
    }

    @Test
    void failedCallsCountHalf() {
        attack(START, MINUTE);
        calls.forEach(call -> call.failing("AccessDenied"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void stepsInReverseOrderStaySilent() {
        attack(START, MINUTE);
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).at(START.minus(MINUTE.multipliedBy(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void onlyWeakStepsStaySilent() {
        attack(START, MINUTE);
        assertThat(harness().set("attack-sequence", "strong", "9").findings()).isEmpty();
    }

    @Test
    void stepsOfDifferentActorsAreNoSequence() {
        attack(START, MINUTE);
        for (int i = 0; i < calls.size(); i += 2) {
            calls.get(i).by("bob");
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void stepsExpireAfterADay() {
        attack(START, Duration.ofHours(5));
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameStepAgainAddsNothing() {
        attack(START, MINUTE);
        calls.removeLast();
        for (int i = 0; i < 20; i++) {
            calls.add(
                    call("iam:CreateAccessKey", START.plus(Duration.ofHours(1)).plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void furtherStepsUpdateTheFindingAndTheNextDaysAttackIsAnother() {
        attack(START, MINUTE);
        calls.add(call("kms:ScheduleKeyDeletion", START.plus(Duration.ofHours(1))));
        attack(START.plus(Duration.ofDays(3)), MINUTE);
        List<Finding> findings = findings();
        assertThat(findings).hasSize(3);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(2);
    }

    @Test
    void dailyWorkIsNoAttack() {
        for (int day = 0; day < 12; day++) {
            for (String action : ATTACK.subList(0, 4)) {
                calls.add(call(action, START.plus(Duration.ofDays(day))));
            }
        }
        attack(START.plus(Duration.ofDays(12)), MINUTE);
        assertThat(findings()).isEmpty();
    }

    @Test
    void findingsOfOtherDetectorsAreSteps() {
        attack(START, MINUTE);
        calls.removeLast();
        calls.add(call("cloudtrail:DeleteTrail", START.plus(Duration.ofHours(1))));
        List<Finding> findings = Harness.of(new TrailStopped(), new HighRiskCalls(), new AttackSequence())
                .feed(calls)
                .findings();
        assertThat(findings.stream().filter(finding -> finding.type().equals(AttackSequence.TYPE)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.detail().get("timeline"))
                        .contains("Stealth:IAMUser/CloudTrailLoggingDisabled"));
    }

    @Test
    void aStateThatIsWrittenAndReadBackFindsTheSame() {
        attack(START, MINUTE);
        calls.add(call("kms:ScheduleKeyDeletion", START.plus(Duration.ofHours(1))));
        attack(START.plus(Duration.ofDays(3)), MINUTE);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void attack(Instant from, Duration pause) {
        for (int i = 0; i < ATTACK.size(); i++) {
            calls.add(call(ATTACK.get(i), from.plus(pause.multipliedBy(i))));
        }
    }

    private static CallRecord call(String action, Instant time) {
        String[] parts = action.split(":");
        return CallRecord.named(parts[1])
                .to(parts[0] + ".amazonaws.com")
                .by("alice")
                .at(time);
    }

    private Harness harness() {
        return Harness.of(new HighRiskCalls(), new AttackSequence()).feed(calls);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
