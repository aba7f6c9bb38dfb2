package io.kumoban.detectors.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedCallsTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void tenRefusedApisWithinMinutesAreTriedOut() {
        refused(START, 10);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Discovery:IAMUser/AnomalousBehavior");
            assertThat(finding.explanation())
                    .contains("refused 10 different calls")
                    .contains("No baseline");
        });
    }

    @Test
    void nineAreNot() {
        refused(START, 9);
        assertThat(findings()).isEmpty();
    }

    @Test
    void oneMissingPermissionIsRefusedAllDay() {
        for (int i = 0; i < 500; i++) {
            calls.add(CallRecord.named("PutMetricData")
                    .failing("AccessDenied")
                    .number(i)
                    .at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void otherFailuresAreNoRefusals() {
        for (int i = 0; i < 20; i++) {
            calls.add(CallRecord.named("GetThing" + i).failing("NoSuchEntity").at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void refusedServicesAreSilent() {
        for (int i = 0; i < 2_000; i++) {
            calls.add(CallRecord.named("PutObject" + i % 20)
                    .byService("cloudtrail.amazonaws.com")
                    .failing("AccessDenied")
                    .number(i)
                    .at(START.plusSeconds(i / 10)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAndLearnedAccountsAreSilent() {
        refused(START, 20);
        assertThat(harness().lists(Trust.in("198.51.100.7")).findings()).isEmpty();
        calls.clear();
        calls.add(CallRecord.named("GetUser").at(START));
        refused(START.plus(Duration.ofDays(8)), 20);
        assertThat(findings()).isEmpty();
    }

    @Test
    void moreRefusalsAreTheSameFindingToldAgainWhenTheyHaveDoubled() {
        refused(START, 20);
        assertThat(findings()).extracting(Finding::score).containsExactly(10.0, 20.0);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private void refused(Instant begin, int apis) {
        for (int i = 0; i < apis; i++) {
            calls.add(CallRecord.named("ListThings" + i).failing("AccessDenied").at(begin.plusSeconds(5L * i)));
        }
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new RefusedCalls()).learn(Duration.ofDays(7)).feed(calls);
    }
}
