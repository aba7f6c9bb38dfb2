package io.kumoban.detectors.guardduty.ec2;

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

class SpambotTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final List<FlowRecord> flows = new ArrayList<>();

    @Test
    void tenMailServersWithinAnHourAreReported() {
        known();
        mail(START.plus(Duration.ofDays(8)), 10);
        assertThat(findings(Lists.NONE)).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(Spambot.TYPE);
            assertThat(finding.score()).isEqualTo(10);
        });
    }

    @Test
    void nineAreNot() {
        known();
        mail(START.plus(Duration.ofDays(8)), 9);
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void aMailServerIsKnownByItsEarlierDays() {
        known();
        for (int day = 8; day < 14; day++) {
            mail(START.plus(Duration.ofDays(day)), day < 11 ? 3 : 20);
        }
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void anAccountThatIsBeingLearnedIsSilent() {
        mail(START, 20);
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void rejectedPrivateAndOtherTrafficIsSilent() {
        known();
        for (int i = 0; i < 20; i++) {
            Instant time = START.plus(Duration.ofDays(8)).plusSeconds(i);
            flows.add(FlowRecord.to("203.0.113." + i, 25).rejected().at(time));
            flows.add(FlowRecord.to("10.1.1." + i, 25).at(time));
            flows.add(FlowRecord.to("203.0.113." + i, 587).at(time));
        }
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void trustedServersAreSilent() {
        known();
        mail(START.plus(Duration.ofDays(8)), 20);
        assertThat(findings(Trust.in("203.0.113.0/24"))).isEmpty();
    }

    @Test
    void theCountIsToldAgainWhenItHasDoubled() {
        known();
        mail(START.plus(Duration.ofDays(8)), 40);
        assertThat(findings(Lists.NONE)).extracting(Finding::score).containsExactly(10.0, 20.0, 40.0);
    }

    /** Something that was in the logs a week before. */
    private void known() {
        flows.add(FlowRecord.to("198.51.100.1", 443).at(START));
    }

    private void mail(Instant begin, int servers) {
        for (int i = 0; i < servers; i++) {
            flows.add(FlowRecord.to("203.0.113." + i, 25).at(begin.plusSeconds(20L * i)));
        }
    }

    private List<Finding> findings(Lists lists) {
        return Harness.of(new Spambot())
                .learn(Duration.ofDays(7))
                .lists(lists)
                .feed(flows)
                .findings();
    }
}
