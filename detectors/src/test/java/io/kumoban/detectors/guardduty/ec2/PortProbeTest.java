package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.PortProbes;
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

class PortProbeTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
    private static final Lists LISTS =
            new Lists(Map.of(PortProbe.SCANNERS, AddressSet.of(List.of("203.0.113.9", "10.1.1.1"))), Map.of());

    @ParameterizedTest
    @CsvSource({
        "22, Recon:EC2/PortProbeUnprotectedPort, LOW",
        "9200, Recon:EC2/PortProbeUnprotectedPort, HIGH",
        "8088, Recon:EC2/PortProbeEMRUnprotectedPort, HIGH"
    })
    void aScannerThatIsLetThroughIsReported(int port, String type, Severity severity) {
        assertThat(run(FlowRecord.from("203.0.113.9", port))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.resourceRole()).isEqualTo("TARGET");
        });
    }

    @Test
    void webPortsRejectedProbesAndOthersAreSilent() {
        assertThat(run(
                        FlowRecord.from("203.0.113.9", 80),
                        FlowRecord.from("203.0.113.9", 443),
                        FlowRecord.from("203.0.113.9", 22).rejected(),
                        FlowRecord.from("203.0.113.10", 22),
                        FlowRecord.from("10.1.1.1", 22),
                        FlowRecord.from("203.0.113.9", 22).protocol(17),
                        FlowRecord.to("203.0.113.9", 22)))
                .isEmpty();
    }

    @Test
    void aTrustedScannerIsSilent() {
        assertThat(Harness.of(new PortProbe())
                        .lists(LISTS.and(Trust.in("203.0.113.9")))
                        .feed(FlowRecord.from("203.0.113.9", 22))
                        .findings())
                .isEmpty();
    }

    @Test
    void allPortsOfAnInstanceAreOneFinding() {
        assertThat(run(FlowRecord.from("203.0.113.9", 22), FlowRecord.from("203.0.113.9", 3306)).stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theFindingShowsTheProbesOfBefore() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int port = 1_000; port < 1_000 + PortProbes.MOST; port++) {
            flows.add(FlowRecord.from("203.0.113.9", port).at(BEGIN.plusSeconds(port)));
        }
        flows.add(FlowRecord.from("203.0.113.9", 1_003).at(BEGIN.plusSeconds(3_000)));
        flows.add(FlowRecord.from("203.0.113.9", 22).at(BEGIN.plusSeconds(4_000)));

        Finding last = run(flows.toArray(FlowRecord[]::new)).getLast();

        assertThat(last.particulars()).isInstanceOfSatisfying(PortProbes.class, shown -> {
            assertThat(shown.probes()).hasSize(PortProbes.MOST);
            assertThat(shown.probes().stream().map(PortProbes.Probe::localPort))
                    .startsWith(1_001, 1_002, 1_004)
                    .endsWith(1_015, 1_003, 22);
            assertThat(shown.probes().getLast().remote()).isEqualTo("203.0.113.9");
        });
    }

    private static List<Finding> run(FlowRecord... flows) {
        return Harness.of(new PortProbe()).lists(LISTS).feed(flows).findings();
    }
}
