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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BruteForceTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String PEER = "203.0.113.9";

    private final List<FlowRecord> flows = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "22, UnauthorizedAccess:EC2/SSHBruteForce",
        "3389, UnauthorizedAccess:EC2/RDPBruteForce",
        "5985, Impact:EC2/WinRMBruteForce",
        "5986, Impact:EC2/WinRMBruteForce"
    })
    void thirtyShortSessionsFromOnePeerMakeTheInstanceATarget(int port, String type) {
        sessionsIn(port, 30, 0);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.resourceRole()).isEqualTo("TARGET");
        });
    }

    @Test
    void thirtyShortSessionsToOnePeerMakeItAnActor() {
        for (int i = 0; i < 30; i++) {
            flows.add(FlowRecord.to(PEER, 22)
                    .sourcePort(40_000 + i)
                    .packets(15, 3_000)
                    .at(START.plusSeconds(i)));
        }
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.resourceRole()).isEqualTo("ACTOR");
        });
    }

    @Test
    void oneSessionLessIsSilent() {
        sessionsIn(22, 29, 0);
        assertThat(findings()).isEmpty();
    }

    @Test
    void manyRecordsOfOneSessionCountOnce() {
        for (int i = 0; i < 60; i++) {
            flows.add(FlowRecord.from(PEER, 22).packets(8, 900).at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void longSessionsProbesAndRefusalsDoNotCount() {
        for (int i = 0; i < 40; i++) {
            FlowRecord flow = FlowRecord.from(PEER, 22).sourcePort(40_000 + i).at(START.plusSeconds(i));
            switch (i % 3) {
                case 0 -> flow.packets(900, 90_000);
                case 1 -> flow.packets(2, 100);
                default -> flow.packets(15, 3_000).rejected();
            }
            flows.add(flow);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aMonitorThatLogsInEveryFifteenSecondsIsSilent() {
        for (int i = 0; i < 6 * 240; i++) {
            flows.add(FlowRecord.from(PEER, 22)
                    .sourcePort(33_000 + i)
                    .packets(12, 2_500)
                    .at(START.plusSeconds(15L * i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsUsualForAPairRaisesItsThreshold() {
        for (int window = 0; window < 8; window++) {
            sessionsIn(22, 20, 600 * window);
        }
        sessionsIn(22, 40, 600 * 8);
        assertThat(findings()).isEmpty();
        sessionsIn(22, 80, 600 * 9);
        assertThat(findings()).hasSize(1);
    }

    @Test
    void aTrustedPeerMayTry() {
        sessionsIn(22, 30, 0);
        Lists trusted = new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of(PEER))), Map.of());
        assertThat(Harness.of(new BruteForce()).lists(trusted).feed(flows).findings())
                .isEmpty();
    }

    @Test
    void anAttackOfThreeWindowsIsRaisedThreeTimesAndAggregates() {
        for (int window = 0; window < 3; window++) {
            sessionsIn(22, 35, 400 * window);
        }
        List<Finding> raised = findings();
        assertThat(raised).hasSize(3);
        assertThat(raised).extracting(Finding::extraKey).containsOnly("TARGET");
    }

    @Test
    void sessionsOfDifferentPeersAreNotAdded() {
        sessionsIn(22, 20, 0);
        for (int i = 0; i < 20; i++) {
            flows.add(FlowRecord.from("203.0.113.10", 22)
                    .sourcePort(40_000 + i)
                    .packets(15, 3_000)
                    .at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void sessionsBeforeTheWindowAreForgotten() {
        sessionsIn(22, 20, 0);
        sessionsIn(22, 20, 301);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        sessionsIn(22, 20, 0);
        sessionsIn(3389, 90, 400);
        sessionsIn(22, 100, 800);
        assertThat(Harness.of(new BruteForce()).reloading().feed(flows).findings())
                .isEqualTo(findings())
                .isNotEmpty();
    }

    private void sessionsIn(int port, int count, int secondsAfterStart) {
        for (int i = 0; i < count; i++) {
            flows.add(FlowRecord.from(PEER, port)
                    .sourcePort(40_000 + i)
                    .packets(15, 3_000)
                    .at(START.plusSeconds(secondsAfterStart + i % 250)));
        }
    }

    private List<Finding> findings() {
        return Harness.of(new BruteForce()).feed(flows).findings();
    }
}
