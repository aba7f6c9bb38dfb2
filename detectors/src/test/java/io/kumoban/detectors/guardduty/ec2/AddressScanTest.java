package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressScanTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void twentyFiveHostsOfWhichAThirdDoesNotAnswerAreAScan() {
        scan(25, 3, 1);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Recon:EC2/Portscan");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.resourceRole()).isEqualTo("ACTOR");
            assertThat(finding.explanation()).contains("tried port 445 of 25 addresses within 10m");
        });
    }

    @Test
    void twentyFourHostsAreNone() {
        scan(24, 1, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void hostsThatMostlyAnswerAreAClientsServers() {
        scan(200, 4, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void hostsThatAreTriedOverAnHourAreNone() {
        scan(100, 1, 60);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedScannerMayScan() {
        scan(25, 1, 1);
        Assets trusted = new Assets(AddressSet.EMPTY, AddressSet.of(List.of("10.0.0.5")), Map.of(), Map.of());
        assertThat(Harness.of(new AddressScan()).assets(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void aScanThatGoesOnIsToldWhenItHasDoubled() {
        scan(110, 1, 1);
        assertThat(findings()).hasSize(3).extracting(Finding::extraKey).containsOnly("port 445");
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        scan(200, 2, 1);
        assertThat(Harness.of(new AddressScan()).reloading().feed(flows).findings())
                .isEqualTo(findings());
    }

    /** Tries hosts of which every so-manieth does not answer. */
    private void scan(int hosts, int everyFails, int secondsBetween) {
        for (int i = 0; i < hosts; i++) {
            boolean fails = i % everyFails == 0;
            flows.add(FlowRecord.to("10.9." + i / 100 + "." + (1 + i % 100), 445)
                    .packets(fails ? 1 : 20, fails ? 40 : 4_000)
                    .at(START.plusSeconds((long) i * secondsBetween)));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new AddressScan()).feed(flows).findings();
    }
}
