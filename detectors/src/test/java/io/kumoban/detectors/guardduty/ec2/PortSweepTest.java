package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortSweepTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void aHundredAddressesThatDoNotAnswerAreASweep() {
        sweep(0, 130, 0);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:EC2/PortSweep");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.explanation()).contains("tried port 445 of 1");
        });
    }

    @Test
    void fewerAddressesAreSilent() {
        sweep(0, 85, 0);
        assertThat(findings()).isEmpty();
    }

    @Test
    void addressesThatAnswerAreACrawl() {
        for (int i = 0; i < 500; i++) {
            flows.add(FlowRecord.to(address(i), 443).packets(20, 4_000).at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aResolverThatAsksServersAllOverTheInternetIsAnswered() {
        for (int i = 0; i < 500; i++) {
            flows.add(FlowRecord.to(address(i), 53).protocol(17).packets(1, 70).at(START.plusSeconds(i / 2)));
            flows.add(FlowRecord.between(address(i), 53, "10.0.0.5", 40_000)
                    .protocol(17)
                    .packets(1, 200)
                    .at(START.plusSeconds(i / 2)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void privateAddressesAreNotTheInternet() {
        for (int i = 0; i < 200; i++) {
            flows.add(FlowRecord.to("10.9." + i / 100 + "." + i % 100, 445)
                    .packets(1, 40)
                    .at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesDoNotCount() {
        sweep(0, 130, 0);
        Lists trusted = new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of("198.18.0.0/15"))), Map.of());
        assertThat(Harness.of(new PortSweep()).lists(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void aSweepThatGoesOnIsToldWhenItHasDoubledAndAggregates() {
        sweep(0, 2_000, 0);
        List<Finding> raised = findings();
        assertThat(raised).hasSizeBetween(4, 5);
        assertThat(raised).extracting(Finding::extraKey).containsOnly("");
        assertThat(raised.getLast().observed().getFirst().value()).isBetween(800.0, 2_200.0);
    }

    @Test
    void whatWasTriedBeforeTheWindowIsForgotten() {
        sweep(0, 80, 0);
        sweep(80, 160, 601);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        sweep(0, 400, 0);
        assertThat(Harness.of(new PortSweep()).reloading().feed(flows).findings())
                .isEqualTo(findings());
    }

    private void sweep(int from, int to, int secondsAfterStart) {
        for (int i = from; i < to; i++) {
            flows.add(FlowRecord.to(address(i), 445).packets(1, 40).at(START.plusSeconds(secondsAfterStart)));
        }
    }

    private static String address(int i) {
        return "198.18." + i / 250 + "." + (1 + i % 250);
    }

    private List<Finding> findings() {
        return Harness.of(new PortSweep()).feed(flows).findings();
    }
}
