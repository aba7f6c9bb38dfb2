package io.kumoban.detectors.guardduty.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstSingleCallsTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void anIdentityThatNeverMadeSuchACallIsReported() {
        assertThat(findings(usual(0), keyMadeOn(8))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Persistence:IAM/AccountManipulation");
            assertThat(finding.explanation()).endsWith("and never did so before.");
        });
    }

    @Test
    void whoMadeSuchCallsWhileTheAccountWasLearnedIsLeftAlone() {
        assertThat(findings(usual(0), keyMadeOn(2), keyMadeOn(8))).isEmpty();
    }

    @Test
    void aHabitOfOneRuleExcusesNoOther() {
        CallRecord password = CallRecord.named("UpdateLoginProfile").to("iam.amazonaws.com");
        assertThat(findings(usual(0), keyMadeOn(2), password.at(day(8))))
                .extracting(Finding::type)
                .containsExactly("Persistence:IAM/AccountManipulation");
    }

    @Test
    void nothingIsSaidWhileTheAccountIsLearned() {
        assertThat(findings(usual(0), keyMadeOn(6))).isEmpty();
    }

    @Test
    void whatGoesOnIsTheSameFinding() {
        List<Finding> findings = findings(usual(0), keyMadeOn(8), keyMadeOn(9));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    @Test
    void servicesAndTrustedAddressesAreSilent() {
        assertThat(findings(usual(0), keyMadeOn(8).byService("cloudformation.amazonaws.com")))
                .isEmpty();
        assertThat(harness()
                        .lists(Trust.in("198.51.100.7"))
                        .feed(usual(0), keyMadeOn(8))
                        .findings())
                .isEmpty();
    }

    private static CallRecord usual(int day) {
        return CallRecord.named("DescribeInstances").to("ec2.amazonaws.com").at(day(day));
    }

    private static CallRecord keyMadeOn(int day) {
        return CallRecord.named("CreateAccessKey").to("iam.amazonaws.com").at(day(day));
    }

    private static Instant day(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }

    private static Harness harness() {
        return Harness.of(new FirstSingleCalls()).learn(Duration.ofDays(7)).reloading();
    }

    private static List<Finding> findings(CallRecord... calls) {
        return harness().feed(calls).findings();
    }
}
