package io.kumoban.detectors.graph.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortOfNobodyTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(9));

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void threeConversationsWithAPortThatNobodyUsedAreReportedOnce() {
        usual();
        talk(1389, LATER, 8);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(PortOfNobody.TYPE);
            assertThat(finding.explanation()).contains("port 1389");
        });
    }

    @Test
    void twoAreNot() {
        usual();
        talk(1389, LATER, 2);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aPortThatAnyHostUsedIsKnown() {
        usual();
        talk(1389, START.plus(Duration.ofDays(3)), 1);
        talk(1389, LATER, 8);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoMeetsManyPortsScans() {
        usual();
        for (int round = 0; round < 3; round++) {
            for (int port = 2_000; port < 2_050; port++) {
                talk(port, LATER.plusSeconds(100L * round), 1);
            }
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void theFirstWeekTeaches() {
        usual();
        talk(1389, START.plus(Duration.ofDays(6)), 8);
        assertThat(findings()).isEmpty();
    }

    @Test
    void portsOfClientsAndRejectedFlowsAreSilent() {
        usual();
        for (int i = 0; i < 8; i++) {
            flows.add(FlowRecord.to("203.0.113.9", 50_000).at(LATER.plusSeconds(60L * i)));
            flows.add(FlowRecord.to("203.0.113.9", 1389).rejected().at(LATER.plusSeconds(60L * i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        usual();
        talk(1389, LATER, 8);
        assertThat(harness().lists(Trust.in("203.0.113.9")).findings()).isEmpty();
    }

    @Test
    void aReloadedStateJudgesTheSame() {
        usual();
        talk(1389, LATER, 8);
        assertThat(harness().reloading().findings()).hasSize(1).isEqualTo(findings());
    }

    private void usual() {
        for (int day = 0; day < 10; day++) {
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
        return Harness.of(new PortOfNobody()).learn(Duration.ofDays(7)).feed(flows);
    }
}
