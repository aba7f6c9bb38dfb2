package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
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

class PortScanTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String REMOTE = "198.51.100.7";

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void fiftyPortsThatDoNotAnswerAreAScan() {
        scan(1, 50, 0);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Recon:EC2/Portscan");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.resourceRole()).isEqualTo("ACTOR");
            assertThat(finding.explanation()).contains("tried 50 ports of 198.51.100.7 within 10m");
        });
    }

    @Test
    void aScanBelowTheThresholdStaysSilentAndIsANearMiss() {
        scan(1, 49, 0);
        Harness.Outcome outcome = Harness.of(new PortScan()).feed(flows).run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.account().nearMisses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.observed()).isEqualTo(49));
    }

    @Test
    void portsThatAnswerAreNoScan() {
        for (int port = 1; port <= 60; port++) {
            flows.add(FlowRecord.to(REMOTE, 10_000 + port).packets(12, 2_000).at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void fifteenServicesOfOneHostAreAScanAlsoWhenTheyAnswer() {
        services(15);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation())
                        .contains("tried 15 ports of 198.51.100.7 within 10m, 15 of them below 1,024"));
    }

    @Test
    void fourteenServicesOfOneHostAreNone() {
        services(14);
        assertThat(findings()).isEmpty();
    }

    private void services(int count) {
        for (int i = 0; i < count; i++) {
            flows.add(FlowRecord.to(REMOTE, 1_000 - i).packets(12, 2_000).at(START.plusSeconds(i)));
        }
    }

    @Test
    void rejectedAttemptsFailHoweverManyPacketsTheyTook() {
        for (int port = 1; port <= 50; port++) {
            flows.add(FlowRecord.to(REMOTE, 10_000 + port)
                    .packets(8, 480)
                    .rejected()
                    .at(START));
        }
        assertThat(findings()).hasSize(1);
    }

    @Test
    void udpThatIsAnsweredIsNoScan() {
        for (int port = 1; port <= 60; port++) {
            flows.add(FlowRecord.to(REMOTE, 10_000 + port)
                    .protocol(17)
                    .packets(1, 60)
                    .at(START));
            flows.add(FlowRecord.between(REMOTE, 10_000 + port, "10.0.0.5", 40_000)
                    .protocol(17)
                    .packets(1, 90)
                    .at(START.minusSeconds(1)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aHostThatScansTheInstanceIsNotTheInstancesDoing() {
        for (int port = 1; port <= 60; port++) {
            flows.add(FlowRecord.from(REMOTE, port).packets(1, 40).rejected().at(START));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedHostMayBeScanned() {
        scan(1, 50, 0);
        Lists trusted = new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of(REMOTE))), Map.of());
        assertThat(Harness.of(new PortScan()).lists(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void aTrustedScannerMayScan() {
        scan(1, 50, 0);
        Assets trusted = new Assets(AddressSet.EMPTY, AddressSet.of(List.of("10.0.0.5")), Map.of(), Map.of());
        assertThat(Harness.of(new PortScan()).assets(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void aScanThatGoesOnIsToldWhenItHasDoubledAndAggregates() {
        scan(1, 150, 0);
        List<Finding> raised = findings();
        assertThat(raised).hasSize(2);
        assertThat(raised.getLast().observed().getFirst().value()).isBetween(100.0, 112.0);
        assertThat(raised)
                .extracting(Finding::resource)
                .containsOnly(raised.getFirst().resource());
        assertThat(raised).extracting(Finding::extraKey).containsOnly("");
    }

    @Test
    void whatWasTriedBeforeTheWindowIsForgotten() {
        scan(1, 30, 0);
        scan(31, 60, 601);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theThresholdCanBeSet() {
        scan(1, 10, 0);
        assertThat(Harness.of(new PortScan())
                        .set("port-scan", "ports", "10")
                        .feed(flows)
                        .findings())
                .hasSize(1);
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        scan(1, 300, 0);
        assertThat(Harness.of(new PortScan()).reloading().feed(flows).findings())
                .isEqualTo(findings());
    }

    private void scan(int fromPort, int toPort, int secondsAfterStart) {
        for (int port = fromPort; port <= toPort; port++) {
            flows.add(FlowRecord.to(REMOTE, 10_000 + port).packets(2, 80).at(START.plusSeconds(secondsAfterStart)));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new PortScan()).feed(flows).findings();
    }
}
