package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(10));

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void aNewModelFromANewPlaceWithANewClientIsReported() {
        usual();
        calls.add(strange());
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:IAMUser/AnomalousModelInvocation");
            assertThat(finding.detail()).containsEntry("model", "big.model-v2");
        });
    }

    @Test
    void aNewModelFromTheUsualPlaceStaysSilent() {
        usual();
        calls.add(invoke("big.model-v2").at(LATER));
        assertThat(findings()).isEmpty();
    }

    @Test
    void endpointsOfSageMakerAreModelsToo() {
        usual();
        calls.add(CallRecord.named("InvokeEndpoint")
                .to("sagemaker.amazonaws.com")
                .with("requestParameters.endpointName", "fraud")
                .from("203.0.113.66")
                .agent("python-requests/2.31")
                .at(LATER));
        assertThat(findings())
                .extracting(finding -> finding.detail().get("model"))
                .containsExactly("fraud");
    }

    @Test
    void trustedAddressesAndAnAccountBeingLearnedAreSilent() {
        usual();
        calls.add(strange());
        assertThat(harness().lists(Trust.in("203.0.113.66")).findings()).isEmpty();
        assertThat(harness().learn(Duration.ofDays(30)).findings()).isEmpty();
    }

    @Test
    void repetitionsAreOneFinding() {
        usual();
        calls.add(strange());
        calls.add(strange().at(LATER.plusSeconds(60)));
        assertThat(findings()).hasSize(2);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private void usual() {
        for (int i = 0; i < 40; i++) {
            calls.add(invoke("small.model-v1").at(START.plus(Duration.ofHours(6L * i))));
        }
    }

    private static CallRecord strange() {
        return invoke("big.model-v2")
                .from("203.0.113.66")
                .agent("python-requests/2.31")
                .at(LATER);
    }

    private static CallRecord invoke(String model) {
        return CallRecord.named("Converse").to("bedrock.amazonaws.com").with("requestParameters.modelId", model);
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new UnusualModel()).learn(Duration.ofDays(7)).feed(calls);
    }
}
