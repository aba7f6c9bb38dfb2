package io.kumoban.detectors.graph.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleOriginTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String INSIDE = "52.94.10.1";
    private static final String OUTSIDE = "203.0.113.9";

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void aRoleOfAFunctionThatIsUsedOutsideIsReported() {
        daily(10, INSIDE);
        calls.add(call(10, OUTSIDE));
        assertThat(findings("")).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(RoleOrigin.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.explanation()).contains(OUTSIDE).contains("All 40 calls before");
        });
    }

    @Test
    void aRoleThatPeopleUseTooIsSilent() {
        daily(10, INSIDE);
        calls.add(call(2, OUTSIDE));
        calls.add(call(10, OUTSIDE));
        assertThat(findings("")).isEmpty();
    }

    @Test
    void aRoleThatIsHardlyKnownIsSilent() {
        daily(6, INSIDE);
        calls.add(call(6, OUTSIDE));
        assertThat(findings("")).isEmpty();
    }

    @Test
    void addressesInsideAVpcAreInside() {
        daily(10, "10.0.0.5");
        calls.add(call(10, OUTSIDE));
        assertThat(findings("")).hasSize(1);
    }

    @Test
    void whatLastsLongerThanADayWasTold() {
        daily(10, INSIDE);
        calls.add(call(10, OUTSIDE));
        calls.add(call(12, OUTSIDE));
        assertThat(findings("")).hasSize(1);
    }

    @Test
    void aTrustedAddressIsSilent() {
        daily(10, INSIDE);
        calls.add(call(10, OUTSIDE));
        assertThat(findings(OUTSIDE)).isEmpty();
    }

    @Test
    void sessionsOfInstancesAreLeftToAnotherDetector() {
        daily(10, INSIDE);
        calls.add(call(10, OUTSIDE).byRole("report", "i-0123456789abcdef0"));
        assertThat(findings("")).isEmpty();
    }

    private void daily(int days, String address) {
        for (int day = 0; day < days; day++) {
            for (int time = 0; time < 4; time++) {
                calls.add(call(day, address).number(time));
            }
        }
    }

    private static CallRecord call(int day, String address) {
        return CallRecord.named("ListBuckets")
                .to("s3.amazonaws.com")
                .byRole("report", "nightly-report")
                .from(address)
                .at(START.plus(Duration.ofDays(day)));
    }

    private List<Finding> findings(String trusted) {
        String[] trust = trusted.isEmpty() ? new String[0] : new String[] {trusted};
        return Harness.of(new RoleOrigin())
                .learn(Duration.ofDays(7))
                .lists(Trust.list("aws-ranges", List.of("52.94.0.0/16"), trust))
                .reloading()
                .feed(calls)
                .findings();
    }
}
