package io.kumoban.detectors.guardduty.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptAttackTest {
    @Test
    void anAttackOfHighConfidenceIsReportedWhereverTheRecordHoldsIt() {
        for (String place : List.of("additionalEventData", "responseElements.assessments")) {
            assertThat(findings(prompt(place, "PROMPT_ATTACK", "HIGH", "BLOCKED")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.type()).isEqualTo(PromptAttack.TYPE);
                        assertThat(finding.explanation()).contains("blocked it");
                    });
        }
    }

    @Test
    void anAttackThatIsOnlyDetectedIsReportedToo() {
        assertThat(findings(prompt("additionalEventData", "PROMPT_ATTACK", "HIGH", "NONE")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("let it pass"));
    }

    @Test
    void lessConfidenceAndOtherFiltersAreSilent() {
        assertThat(findings(
                        prompt("additionalEventData", "PROMPT_ATTACK", "MEDIUM", "BLOCKED"),
                        prompt("additionalEventData", "VIOLENCE", "HIGH", "BLOCKED"),
                        CallRecord.named("Converse").to("bedrock.amazonaws.com")))
                .isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        assertThat(Harness.of(new PromptAttack())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(prompt("additionalEventData", "PROMPT_ATTACK", "HIGH", "BLOCKED"))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsAreOneFinding() {
        List<Finding> findings = findings(
                prompt("additionalEventData", "PROMPT_ATTACK", "HIGH", "BLOCKED"),
                prompt("additionalEventData", "PROMPT_ATTACK", "HIGH", "BLOCKED")
                        .number(1));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static CallRecord prompt(String place, String type, String confidence, String action) {
        return CallRecord.named("Converse")
                .to("bedrock.amazonaws.com")
                .with(
                        place + ".contentPolicy.filters",
                        List.of(Map.of("type", type, "confidence", confidence, "action", action)));
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new PromptAttack()).feed(calls).findings();
    }
}
