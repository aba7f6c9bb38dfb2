package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordPolicyWeakenedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private int calls;

    @Test
    void severityFollowsTheChecksGivenUp() {
        assertThat(severityAfterStrong(policy(14, true, true, true, false))).containsExactly(Severity.LOW);
        assertThat(severityAfterStrong(policy(14, true, true, false, false))).containsExactly(Severity.MEDIUM);
        assertThat(severityAfterStrong(policy(14, true, false, false, false))).containsExactly(Severity.MEDIUM);
        assertThat(severityAfterStrong(policy(8, true, false, false, false))).containsExactly(Severity.HIGH);
    }

    @Test
    void aStricterPolicyIsSilent() {
        assertThat(severityAfterStrong(policy(16, true, true, true, true))).isEmpty();
    }

    @Test
    void agesAndReuseAreChecksToo() {
        assertThat(findings(
                        policy(14, true, true, true, true)
                                .with("requestParameters.maxPasswordAge", 90)
                                .with("requestParameters.passwordReusePrevention", 24),
                        policy(14, true, true, true, true)
                                .with("requestParameters.maxPasswordAge", 365)
                                .with("requestParameters.passwordReusePrevention", 5)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void withoutHistoryTheComparisonIsWithIamsOwnPolicy() {
        assertThat(findings(policy(8, true, true, true, false))).isEmpty();
        assertThat(findings(policy(6, true, true, true, false)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.LOW);
        assertThat(findings(policy(6, false, false, false, false)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void deletionIsHighAndItsAttemptMedium() {
        assertThat(findings(named("DeleteAccountPasswordPolicy")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.HIGH);
        assertThat(findings(named("DeleteAccountPasswordPolicy").failing("AccessDenied")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void anAttemptWithoutParametersIsLow() {
        assertThat(findings(named("UpdateAccountPasswordPolicy").failing("AccessDenied")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.LOW);
    }

    @Test
    void anAttemptDoesNotBecomeThePolicy() {
        List<Finding> findings = findings(
                policy(14, true, true, true, true),
                policy(6, false, false, false, false).failing("AccessDenied"),
                policy(14, true, true, true, true));
        assertThat(findings).singleElement().extracting(Finding::severity).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aTrustedAddressIsSilentButItsPolicyIsRemembered() {
        List<Finding> findings = Harness.of(new PasswordPolicyWeakened())
                .lists(Trust.in("192.0.2.1"))
                .reloading()
                .feed(policy(6, false, false, false, false).from("192.0.2.1"), policy(6, false, false, false, false))
                .findings();
        assertThat(findings).isEmpty();
    }

    @Test
    void repetitionsByOneActorAreOneFinding() {
        List<Finding> findings = findings(
                policy(14, true, true, true, true),
                policy(14, true, true, true, false),
                policy(14, true, true, false, false));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private List<Severity> severityAfterStrong(CallRecord change) {
        return findings(policy(14, true, true, true, true).at(NOON.minusSeconds(600)), change).stream()
                .map(Finding::severity)
                .toList();
    }

    private CallRecord policy(int length, boolean symbols, boolean numbers, boolean upper, boolean lower) {
        return named("UpdateAccountPasswordPolicy")
                .with("requestParameters.minimumPasswordLength", length)
                .with("requestParameters.requireSymbols", symbols)
                .with("requestParameters.requireNumbers", numbers)
                .with("requestParameters.requireUppercaseCharacters", upper)
                .with("requestParameters.requireLowercaseCharacters", lower);
    }

    private CallRecord named(String name) {
        return CallRecord.named(name).at(NOON.plusSeconds(calls++));
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new PasswordPolicyWeakened()).reloading().feed(calls).findings();
    }
}
