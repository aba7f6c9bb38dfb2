package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficVolumeUnusualTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String KNOWN = "198.51.100.7";
    private static final String NEW = "203.0.113.9";

    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void twoGibibytesToANewRemoteAreUnusual() {
        usualDays(2, 10);
        sent(NEW, 48, 2_048);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Behavior:EC2/TrafficVolumeUnusual");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.explanation())
                    .contains("sent 2048 MiB to 203.0.113.9 within an hour")
                    .contains("largest hour to any one remote was 10");
        });
    }

    @Test
    void lessThanAGibibyteIsSilent() {
        usualDays(2, 10);
        sent(NEW, 48, 1_000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNewRemoteOfAnInstanceThatSendsMuchIsSilent() {
        usualDays(2, 300);
        sent(NEW, 48, 2_048);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aKnownRemoteIsComparedWithItself() {
        usualDays(2, 200);
        sent(KNOWN, 48, 1_900);
        assertThat(findings()).isEmpty();
        sent(KNOWN, 49, 25_000);
        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.explanation()).contains("largest hour to this remote was 1900"));
    }

    @Test
    void twoHalvesOfDifferentHoursAreNotAdded() {
        usualDays(2, 10);
        flows.add(flow(NEW, 700).at(START.plus(Duration.ofHours(49)).minusSeconds(1)));
        flows.add(flow(NEW, 700).at(START.plus(Duration.ofHours(49))));
        assertThat(findings()).isEmpty();
    }

    @Test
    void partsOfOneHourAreAdded() {
        usualDays(2, 10);
        for (int minute = 1; minute < 60; minute++) {
            flows.add(flow(NEW, 40).at(START.plus(Duration.ofHours(48).plusMinutes(minute))));
        }
        assertThat(findings()).hasSize(1);
    }

    @Test
    void anAccountThatIsBeingLearnedIsSilent() {
        usualDays(2, 10);
        sent(NEW, 48, 2_048);
        assertThat(Harness.of(new TrafficVolumeUnusual())
                        .learn(Duration.ofDays(7))
                        .feed(flows)
                        .findings())
                .isEmpty();
    }

    @Test
    void anInstanceOfLessThanADayIsSilent() {
        usualDays(0, 10);
        sent(KNOWN, 0, 10);
        sent(NEW, 20, 2_048);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedRemoteMayBeSentAnything() {
        usualDays(2, 10);
        sent(NEW, 48, 2_048);
        Lists trusted = new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of(NEW))), Map.of());
        assertThat(Harness.of(new TrafficVolumeUnusual())
                        .lists(trusted)
                        .feed(flows)
                        .findings())
                .isEmpty();
    }

    @Test
    void privateRemotesDoNotCount() {
        usualDays(2, 10);
        sent("10.0.9.9", 48, 50_000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTheftThatGoesOnIsRaisedEachHourAndNeverLearned() {
        usualDays(2, 10);
        for (int hour = 48; hour < 72; hour++) {
            sent(NEW, hour, 2_048);
        }
        assertThat(findings()).hasSize(24).extracting(Finding::extraKey).containsOnly("");
    }

    @Test
    void aReloadBetweenAnyTwoFlowsChangesNothing() {
        usualDays(2, 10);
        sent(NEW, 48, 2_048);
        sent(NEW, 50, 3_000);
        assertThat(Harness.of(new TrafficVolumeUnusual())
                        .reloading()
                        .feed(flows)
                        .findings())
                .isEqualTo(findings())
                .hasSize(2);
    }

    private void usualDays(int days, int mebibytesAnHour) {
        for (int hour = 0; hour < days * 24; hour++) {
            sent(KNOWN, hour, mebibytesAnHour);
        }
    }

    private void sent(String remote, int hour, int mebibytes) {
        flows.add(flow(remote, mebibytes).at(START.plus(Duration.ofHours(hour).plusMinutes(30))));
    }

    private static FlowRecord flow(String remote, int mebibytes) {
        return FlowRecord.to(remote, 443).packets(1_000L * mebibytes, (long) mebibytes << 20);
    }

    private List<Finding> findings() {
        return Harness.of(new TrafficVolumeUnusual()).feed(flows).findings();
    }
}
