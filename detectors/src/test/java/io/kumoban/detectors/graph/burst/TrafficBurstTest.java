package io.kumoban.detectors.graph.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficBurstTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final String REMOTE = "203.0.113.9";

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void manyRecordsWithOneRemoteWithinAMinuteAreReported() {
        usual();
        exchange(9, 40);
        assertThat(findings(Lists.NONE)).first().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Behavior:EC2/TrafficVolumeUnusual");
            assertThat(finding.explanation()).contains("to " + REMOTE).contains("against 2 at most on earlier days");
        });
    }

    @Test
    void aSweepOfManyRemotesIsReportedToo() {
        usual();
        for (int i = 0; i < 60; i++) {
            flows.add(FlowRecord.to("203.0.113." + (10 + i), 443).at(at(9).plusMillis(500L * i)));
        }
        assertThat(findings(Lists.NONE))
                .first()
                .satisfies(finding -> assertThat(finding.explanation()).contains("remotes"));
    }

    @Test
    void aRareRemoteThatComesTwiceIsNoBurst() {
        usual();
        flows.add(FlowRecord.to("203.0.113.77", 443).at(at(1)));
        flows.add(FlowRecord.to("203.0.113.77", 443).at(at(9)));
        flows.add(FlowRecord.to("203.0.113.77", 443).sourcePort(50_001).at(at(9).plusSeconds(1)));
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void aHostThatDoesSoEveryDayIsUsedToIt() {
        for (int day = 0; day < 10; day++) {
            exchange(day, 40);
        }
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void trustedRemotesAreLeftOut() {
        usual();
        exchange(9, 40);
        assertThat(findings(Trust.in(REMOTE))).isEmpty();
    }

    private void usual() {
        for (int day = 0; day < 9; day++) {
            exchange(day, 2);
        }
    }

    private void exchange(int day, int records) {
        for (int i = 0; i < records; i++) {
            flows.add(FlowRecord.to(REMOTE, 443).sourcePort(50_000 + i).at(at(day).plusMillis(500L * i)));
        }
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private List<Finding> findings(Lists lists) {
        return Harness.of(new TrafficBurst())
                .learn(Duration.ofDays(7))
                .lists(lists)
                .feed(flows)
                .reloading()
                .findings();
    }
}
