package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeaconTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final long DAY = 86_400;
    private static final String REMOTE = "198.51.100.7";

    private final Random random = new Random(101);
    private final List<FlowRecord> flows = new ArrayList<>();

    BeaconTest() {
        // The account is known for ten days before anything happens.
        flows.add(FlowRecord.to("203.0.113.9", 443).packets(10, 900).at(START.minusSeconds(10 * DAY)));
    }

    @Test
    void aDayOfABeaconToANewAddressIsToldWhenItIsOver() {
        beacon(REMOTE, 443, 1);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Behavior:EC2/Beaconing");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.resourceRole()).isEqualTo("ACTOR");
            assertThat(finding.explanation()).contains("spoke to port 443 of 198.51.100.7 ");
        });
    }

    @Test
    void eachFurtherDayIsToldAndAggregates() {
        beacon(REMOTE, 443, 3);
        assertThat(findings()).hasSize(3).extracting(Finding::extraKey).containsOnly("198.51.100.7 port 443");
    }

    @Test
    void elevenContactsADayAreTooFew() {
        for (int i = 0; i < 12; i++) {
            contact(REMOTE, 443, i * 7_900L, 420);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aServiceThatIsUsedAtRandomMomentsIsNone() {
        double at = 0;
        while (at < 2 * DAY) {
            contact(REMOTE, 443, (long) at, (long) (200 + Math.exp(5 + 1.2 * random.nextGaussian())));
            at -= 120 * Math.log(1 - random.nextDouble());
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void anAddressThatWasKnownBeforeIsPolled() {
        flows.clear();
        beacon(REMOTE, 443, 9);
        assertThat(findings()).isEmpty();
    }

    @Test
    void timeServersAndResolversAreLeftOut() {
        beacon(REMOTE, 123, 1);
        beacon("198.51.100.8", 53, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void addressesOfTheNetworkItselfAreLeftOut() {
        beacon("10.0.9.9", 443, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedInstanceIsSilent() {
        beacon(REMOTE, 443, 1);
        Assets trusted = new Assets(AddressSet.EMPTY, AddressSet.of(List.of("10.0.0.5")), Map.of(), Map.of());
        assertThat(Harness.of(new Beacon())
                        .learn(Duration.ofDays(7))
                        .assets(trusted)
                        .feed(flows)
                        .findings())
                .isEmpty();
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        beacon(REMOTE, 443, 2);
        assertThat(Harness.of(new Beacon())
                        .learn(Duration.ofDays(7))
                        .reloading()
                        .feed(flows)
                        .findings())
                .isEqualTo(findings());
    }

    /** Five minutes and up to a fifth more or less, for so many days and ten minutes. */
    private void beacon(String remote, int port, int days) {
        double at = 0;
        while (at < days * DAY + 600) {
            contact(remote, port, (long) at, 400 + random.nextInt(40));
            at += 300 * (0.8 + 0.4 * random.nextDouble());
        }
    }

    private void contact(String remote, int port, long second, long bytes) {
        flows.add(FlowRecord.to(remote, port).packets(6, bytes).at(START.plusSeconds(second)));
    }

    private List<Finding> findings() {
        return Harness.of(new Beacon()).learn(Duration.ofDays(7)).feed(flows).findings();
    }
}
