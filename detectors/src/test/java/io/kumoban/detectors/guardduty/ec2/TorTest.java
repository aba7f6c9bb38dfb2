package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
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

class TorTest {
    private static final String CLIENT = "UnauthorizedAccess:EC2/TorClient";
    private static final String RELAY = "UnauthorizedAccess:EC2/TorRelay";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Lists RELAYS =
            new Lists(Map.of(TorClient.RELAYS, AddressSet.of(List.of("203.0.113.0/28"))), Map.of());

    @Test
    void aConnectionToARelayMakesAClient() {
        List<Finding> findings = run(FlowRecord.to("203.0.113.5", 9001));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(CLIENT);
            assertThat(finding.resource()).isEqualTo("eni-0123456789abcdef0");
        });
    }

    @Test
    void otherAddressesRefusedConnectionsAndUdpAreSilent() {
        assertThat(run(
                        FlowRecord.to("203.0.113.16", 9001),
                        FlowRecord.to("203.0.113.5", 9001).rejected(),
                        FlowRecord.to("203.0.113.5", 9001).protocol(17)))
                .isEmpty();
    }

    @Test
    void threeRelaysThatAreAnsweredOnOnePortMakeARelay() {
        assertThat(run(answers(3, 9001))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(RELAY);
            assertThat(finding.score()).isEqualTo(3);
        });
    }

    @Test
    void twoRelaysOrThreePortsDoNot() {
        assertThat(run(answers(2, 9001))).isEmpty();
        List<FlowRecord> scattered = new ArrayList<>();
        for (int port = 9001; port < 9004; port++) {
            scattered.add(FlowRecord.between("10.0.0.5", port, "203.0.113." + (port - 9000), 51_000)
                    .at(NOON));
        }
        assertThat(run(scattered.toArray(FlowRecord[]::new))).isEmpty();
    }

    @Test
    void theSameRelayAgainIsNoOther() {
        List<FlowRecord> again = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            again.add(FlowRecord.between("10.0.0.5", 9001, "203.0.113.5", 51_000 + i)
                    .at(NOON.plusSeconds(60L * i)));
        }
        assertThat(run(again.toArray(FlowRecord[]::new))).isEmpty();
    }

    @Test
    void trustedRelaysAreSilent() {
        assertThat(Harness.of(new TorClient(), new TorRelay())
                        .lists(RELAYS.and(Trust.in("203.0.113.5")))
                        .feed(FlowRecord.to("203.0.113.5", 9001))
                        .findings())
                .isEmpty();
    }

    @Test
    void theCountIsToldAgainWhenItHasDoubled() {
        assertThat(run(answers(12, 9001))).extracting(Finding::score).containsExactly(3.0, 6.0, 12.0);
    }

    private static FlowRecord[] answers(int relays, int port) {
        FlowRecord[] answers = new FlowRecord[relays];
        for (int i = 0; i < relays; i++) {
            answers[i] = FlowRecord.between("10.0.0.5", port, "203.0.113." + (i + 1), 51_000)
                    .at(NOON.plusSeconds(60L * i));
        }
        return answers;
    }

    private static List<Finding> run(FlowRecord... flows) {
        return Harness.of(new TorClient(), new TorRelay())
                .lists(RELAYS)
                .feed(flows)
                .findings();
    }
}
