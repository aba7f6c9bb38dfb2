package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;

class BedrockLoggingOffTest {
    @Test
    void removalOfTheConfigurationIsReported() {
        assertThat(findings(off())).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(BedrockLoggingOff.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        });
    }

    @Test
    void anotherCallAnotherServiceAServiceAndATrustedAddressAreSilent() {
        assertThat(findings(CallRecord.named("PutModelInvocationLoggingConfiguration")
                        .to("bedrock.amazonaws.com")))
                .isEmpty();
        assertThat(findings(off().to("other.amazonaws.com"))).isEmpty();
        assertThat(findings(off().byService("cloudformation.amazonaws.com"))).isEmpty();
        assertThat(Harness.of(new BedrockLoggingOff())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(off())
                        .findings())
                .isEmpty();
    }

    @Test
    void anAttemptIsASignalOnly() {
        Harness.Outcome outcome = Harness.of(new BedrockLoggingOff())
                .feed(off().failing("AccessDeniedException"))
                .run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.signals()).hasSize(1);
    }

    private static CallRecord off() {
        return CallRecord.named("DeleteModelInvocationLoggingConfiguration").to("bedrock.amazonaws.com");
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new BedrockLoggingOff()).feed(calls).findings();
    }
}
