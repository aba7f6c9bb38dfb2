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

class SlowScanTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void aNewTargetEveryTenMinutesIsAScanByTheEndOfTheDay() {
        scan(130, 600, 1);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Recon:EC2/Portscan");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.explanation()).contains("different addresses and ports within 1d");
        });
    }

    @Test
    void fewerTargetsAreNone() {
        scan(85, 600, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void targetsThatAnswerAreAClients() {
        scan(140, 600, 3);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameTargetsAllDayAreNone() {
        for (int i = 0; i < 500; i++) {
            flows.add(FlowRecord.to("198.51.100." + i % 20, 443).packets(1, 40).at(START.plusSeconds(i * 100L)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedScannerMayScan() {
        scan(140, 600, 1);
        Assets trusted = new Assets(AddressSet.EMPTY, AddressSet.of(List.of("10.0.0.5")), Map.of(), Map.of());
        assertThat(Harness.of(new SlowScan()).assets(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        scan(400, 120, 1);
        assertThat(Harness.of(new SlowScan()).reloading().feed(flows).findings())
                .isEqualTo(findings());
    }

    /** Tries a target after the other, of which every so-manieth does not answer. */
    private void scan(int targets, int secondsBetween, int everyFails) {
        for (int i = 0; i < targets; i++) {
            boolean fails = i % everyFails == 0;
            flows.add(FlowRecord.to("198.18.0." + (1 + i % 7), 20_000 + i)
                    .packets(fails ? 1 : 20, fails ? 40 : 4_000)
                    .at(START.plusSeconds((long) i * secondsBetween)));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new SlowScan()).feed(flows).findings();
    }
}
