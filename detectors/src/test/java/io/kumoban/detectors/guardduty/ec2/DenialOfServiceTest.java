package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialOfServiceTest {
    private static final String VICTIM = "203.0.113.9";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int MINUTE = 60;

    @ParameterizedTest
    @CsvSource({
        "6, 80, 5000, Tcp",
        "17, 3074, 5000, Udp",
        "17, 80, 5000, UdpOnTcpPorts",
        "17, 53, 1000, Dns",
        "2, 0, 1000, UnusualProtocol"
    })
    void aFloodOfEachKindHasItsType(int protocol, int port, long rate, String type) {
        assertThat(run(flow(protocol, port, rate * MINUTE, 60))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(DenialOfService.TYPE + type);
            assertThat(finding.score()).isEqualTo((double) rate);
        });
        assertThat(run(flow(protocol, port, rate * MINUTE - 1, 60))).isEmpty();
    }

    @Test
    void aTransferFillsItsPacketsAndIsSilent() {
        assertThat(run(flow(6, 443, 20_000L * MINUTE, 1_400))).isEmpty();
    }

    @Test
    void aPeerThatAnswersIsNoVictim() {
        FlowRecord answer = FlowRecord.between(VICTIM, 3074, "10.0.0.5", 40_000)
                .protocol(17)
                .packets(60_000, 3_600_000)
                .at(NOON.minusSeconds(2));
        assertThat(run(
                        flow(17, 3074, 100L * MINUTE, 60).at(NOON.minusSeconds(4)),
                        answer,
                        flow(17, 3074, 6_000L * MINUTE, 60)))
                .isEmpty();
    }

    @Test
    void whoAcknowledgesADownloadFloodsNobody() {
        FlowRecord acknowledged = flow(6, 443, 5_200L * MINUTE, 52);
        for (Instant answered : List.of(NOON.minusSeconds(5), NOON, NOON.plusSeconds(20))) {
            FlowRecord download = FlowRecord.between(VICTIM, 443, "10.0.0.5", 40_000)
                    .packets(600_000, 840_000_000)
                    .at(answered);
            assertThat(Harness.of(new DenialOfService())
                            .lists(Lists.NONE)
                            .reloading()
                            .feed(acknowledged, download)
                            .findings())
                    .as("the download's record ends at %s", answered)
                    .isEmpty();
        }
    }

    @Test
    void manyRecordsOfOneMinuteAreAddedUp() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            flows.add(FlowRecord.to(VICTIM, 80)
                    .sourcePort(20_000 + i % 40_000)
                    .packets(1, 40)
                    .at(NOON));
        }
        assertThat(run(flows.toArray(FlowRecord[]::new)))
                .extracting(Finding::type)
                .containsOnly(DenialOfService.TYPE + "Tcp");
    }

    @Test
    void manyRemotesThatGetLittleEachAreNoFlood() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            flows.add(FlowRecord.to("198.51.100." + i, 3074)
                    .protocol(17)
                    .packets(30_000, 1_800_000)
                    .at(NOON));
        }
        assertThat(run(flows.toArray(FlowRecord[]::new))).isEmpty();
    }

    @Test
    void aRecordOfTenMinutesCountsAsTenMinutes() {
        FlowRecord slow = flow(17, 3074, 5_000L * MINUTE, 60).with("start", Long.toString(NOON.getEpochSecond() - 600));
        assertThat(run(slow)).isEmpty();
    }

    @Test
    void privateAndTrustedAddressesAreSilent() {
        assertThat(run(FlowRecord.to("10.1.1.1", 3074)
                        .protocol(17)
                        .packets(600_000, 36_000_000)
                        .at(NOON)))
                .isEmpty();
        assertThat(Harness.of(new DenialOfService())
                        .lists(Trust.in(VICTIM))
                        .feed(flow(17, 3074, 6_000L * MINUTE, 60))
                        .findings())
                .isEmpty();
    }

    @Test
    void theNextMinuteIsTheSameFinding() {
        List<Finding> findings = run(
                flow(17, 3074, 6_000L * MINUTE, 60),
                flow(17, 3074, 6_000L * MINUTE, 60).at(NOON.plusSeconds(120)));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static FlowRecord flow(int protocol, int port, long packets, int size) {
        return FlowRecord.to(VICTIM, port)
                .protocol(protocol)
                .packets(packets, packets * size)
                .at(NOON);
    }

    private static List<Finding> run(FlowRecord... flows) {
        return Harness.of(new DenialOfService()).lists(Lists.NONE).feed(flows).findings();
    }
}
