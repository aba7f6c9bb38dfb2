package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.list.WordSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompromisedCredentialsTest {
    private static final Lists LEAKED = new Lists(
            Map.of(), Map.of(), Map.of(CompromisedCredentials.KEYS, WordSet.of(List.of("AKIAALICE"))), Map.of());

    @Test
    void aLeakedKeyIsReportedAlsoWhenItIsRefused() {
        assertThat(findings(LEAKED, CallRecord.named("ListUsers").failing("AccessDenied")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo(CompromisedCredentials.TYPE);
                    assertThat(finding.explanation()).contains("AKIAALICE").contains("tried to call");
                });
    }

    @Test
    void otherKeysAreSilent() {
        assertThat(findings(
                        LEAKED,
                        CallRecord.named("ListUsers").by("bob"),
                        CallRecord.named("ListUsers").byRoot()))
                .isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        assertThat(findings(LEAKED.and(Trust.in("198.51.100.7")), CallRecord.named("ListUsers")))
                .isEmpty();
    }

    @Test
    void withoutAListTheDetectorRests() {
        assertThat(findings(Lists.NONE, CallRecord.named("ListUsers"))).isEmpty();
    }

    @Test
    void repetitionsOfOneKeyAreOneFinding() {
        List<Finding> findings = findings(LEAKED, CallRecord.named("ListUsers"), CallRecord.named("ListRoles"));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static List<Finding> findings(Lists lists, CallRecord... calls) {
        return Harness.of(new CompromisedCredentials()).lists(lists).feed(calls).findings();
    }
}
