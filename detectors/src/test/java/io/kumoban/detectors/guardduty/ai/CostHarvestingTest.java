package io.kumoban.detectors.guardduty.ai;

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

class CostHarvestingTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(10));

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void tenTimesTheUsualCallsAreReported() {
        usual(20, 0);
        burst(200, 0);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(CostHarvesting.TYPE);
            assertThat(finding.explanation()).contains("200 calls").contains("mean hour has 20");
        });
    }

    @Test
    void fewerAreABusyHour() {
        usual(20, 0);
        burst(199, 0);
        assertThat(findings()).isEmpty();
    }

    @Test
    void tokensCountWhereTheRecordsTellThem() {
        usual(100, 50);
        burst(100, 500);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("100000 tokens"));
    }

    @Test
    void fewCallsCostLittleHoweverUnusual() {
        usual(1, 10);
        burst(99, 10_000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNewcomerIsComparedWithTheThreshold() {
        calls.add(CallRecord.named("GetUser").by("bob").at(START));
        burst(999, 0);
        assertThat(findings()).isEmpty();
        burst(1_000, 0);
        assertThat(findings()).hasSize(1);
    }

    @Test
    void refusedCallsTrustedAddressesAndAnAccountBeingLearnedAreSilent() {
        usual(20, 0);
        burst(400, 0);
        assertThat(harness().lists(Trust.in("198.51.100.7")).findings()).isEmpty();
        assertThat(harness().learn(Duration.ofDays(30)).findings()).isEmpty();
        calls.replaceAll(call -> call.failing("AccessDeniedException"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void theAmountIsToldAgainWhenItHasDoubledAndAggregates() {
        usual(20, 0);
        burst(800, 0);
        assertThat(findings()).hasSize(3);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void usual(int callsAnHour, int tokens) {
        for (int day = 0; day < 9; day++) {
            for (int i = 0; i < callsAnHour; i++) {
                calls.add(invoke(i, tokens).at(START.plus(Duration.ofDays(day)).plusSeconds(i)));
            }
        }
    }

    private void burst(int number, int tokens) {
        for (int i = 0; i < number; i++) {
            calls.add(invoke(i, tokens).at(LATER.plusSeconds(i)));
        }
    }

    private static CallRecord invoke(int number, int tokens) {
        CallRecord call = CallRecord.named("InvokeModel")
                .to("bedrock.amazonaws.com")
                .with("requestParameters.modelId", "small.model-v1")
                .number(number);
        return tokens == 0
                ? call
                : call.with("additionalEventData.inputTokens", tokens).with("additionalEventData.outputTokens", tokens);
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new CostHarvesting()).learn(Duration.ofDays(7)).feed(calls);
    }
}
