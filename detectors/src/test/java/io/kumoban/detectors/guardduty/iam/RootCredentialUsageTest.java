package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootCredentialUsageTest {
    @Test
    void aRequestOfRootIsReported() {
        List<Finding> findings = findings(CallRecord.named("ListUsers").byRoot());
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(RootCredentialUsage.ROOT);
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.resource()).endsWith(":root");
            assertThat(finding.explanation()).contains("ListUsers").contains("198.51.100.7");
        });
    }

    @Test
    void aShortTermSessionHasATypeOfItsOwn() {
        List<Finding> findings = findings(
                CallRecord.named("ListUsers").byRoot().with("userIdentity.sessionContext.assumedRoot", "true"));
        assertThat(findings).singleElement().extracting(Finding::type).isEqualTo(RootCredentialUsage.SHORT_TERM_ROOT);
    }

    @Test
    void othersAreNotRoot() {
        assertThat(findings(CallRecord.named("ListUsers").by("alice"))).isEmpty();
    }

    @Test
    void whatServicesDoForRootIsNotRootsDoing() {
        assertThat(findings(CallRecord.named("ListUsers")
                        .byRoot()
                        .with("userIdentity.invokedBy", "cloudformation.amazonaws.com")))
                .isEmpty();
        assertThat(findings(CallRecord.named("PutPolicy").byRoot().with("eventType", "AwsServiceEvent")))
                .isEmpty();
    }

    @Test
    void aFailedSignInUsedNoCredentials() {
        CallRecord login =
                CallRecord.named("ConsoleLogin").to("signin.amazonaws.com").byRoot();
        assertThat(findings(login.with("responseElements.ConsoleLogin", "Failure")))
                .isEmpty();
        assertThat(findings(login.with("responseElements.ConsoleLogin", "Success")))
                .hasSize(1);
    }

    @Test
    void aTrustedAddressIsSilent() {
        assertThat(Harness.of(new RootCredentialUsage())
                        .lists(Trust.in("198.51.100.0/24"))
                        .feed(CallRecord.named("ListUsers").byRoot())
                        .findings())
                .isEmpty();
    }

    @Test
    void allRequestsOfAnAccountAreOneFinding() {
        List<Finding> findings = findings(
                CallRecord.named("ListUsers").byRoot(),
                CallRecord.named("ListRoles").byRoot().from("203.0.113.9").at("2026-03-05T10:00:00Z"));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new RootCredentialUsage()).feed(calls).findings();
    }
}
