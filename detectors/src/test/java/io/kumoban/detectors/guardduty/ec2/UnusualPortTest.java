package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualPortTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(15));
    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void fiveConversationsWithANewPortAreReportedOnce() {
        usual(16);
        talk(6667, LATER, 40);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(UnusualPort.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.explanation()).contains("port 6667").contains("only 1 others");
        });
    }

    @Test
    void fourAreNot() {
        usual(16);
        talk(6667, LATER, 4);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theFirstTwoWeeksTeach() {
        usual(16);
        talk(6667, START.plus(Duration.ofDays(12)), 40);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aKnownPortIsNoNewsUntilItWasForgotten() {
        usual(60);
        talk(8443, START.plus(Duration.ofDays(1)), 10);
        talk(8443, START.plus(Duration.ofDays(20)), 10);
        assertThat(findings()).isEmpty();
        talk(8443, START.plus(Duration.ofDays(55)), 10);
        assertThat(findings()).hasSize(1);
    }

    @Test
    void portsOfDirectoryServicesAreGraver() {
        usual(16);
        talk(1389, LATER, 5);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.detail()).containsEntry("context", "Possible log4j callback");
        });
    }

    @Test
    void whoUsesManyPortsHasNoUsualOnes() {
        usual(16);
        for (int port = 1_000; port < 1_100; port++) {
            talk(port, START.plus(Duration.ofDays(3)), 1);
        }
        talk(6667, LATER, 10);
        assertThat(findings()).isEmpty();
    }

    @Test
    void portsOfClientsPrivateAddressesAndRejectedFlowsAreSilent() {
        usual(16);
        for (int i = 0; i < 10; i++) {
            flows.add(FlowRecord.to("203.0.113.9", 50_000).at(LATER.plusSeconds(60L * i)));
            flows.add(FlowRecord.to("10.1.1.1", 6667).at(LATER.plusSeconds(60L * i)));
            flows.add(FlowRecord.to("203.0.113.9", 6667).rejected().at(LATER.plusSeconds(60L * i)));
            flows.add(FlowRecord.from("203.0.113.9", 6668).at(LATER.plusSeconds(60L * i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        usual(16);
        talk(6667, LATER, 10);
        assertThat(harness().lists(Trust.in("203.0.113.9")).findings()).isEmpty();
    }

    @Test
    void eachPortIsAFindingOfItsOwn() {
        usual(16);
        talk(6667, LATER, 10);
        talk(25565, LATER, 10);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(2);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void usual(int days) {
        for (int day = 0; day < days; day++) {
            flows.add(FlowRecord.to("198.51.100.1", 443).at(START.plus(Duration.ofDays(day))));
        }
    }

    private void talk(int port, Instant begin, int conversations) {
        for (int i = 0; i < conversations; i++) {
            flows.add(FlowRecord.to("203.0.113.9", port).at(begin.plusSeconds(60L * i)));
        }
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new UnusualPort()).learn(Duration.ofDays(7)).feed(flows);
    }
}
