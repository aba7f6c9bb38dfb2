package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrailStoppedTest {
    @Test
    void aStoppedTrailIsReportedWithItsName() {
        assertThat(findings(call("StopLogging").with("requestParameters.name", "main-trail")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo(TrailStopped.TYPE);
                    assertThat(finding.explanation()).contains("stopped the trail main-trail");
                    assertThat(finding.detail()).containsEntry("trail", "main-trail");
                });
    }

    @Test
    void aDeletedTrailIsReported() {
        assertThat(findings(call("DeleteTrail"))).hasSize(1);
    }

    @Test
    void anUpdateCountsWhenItNarrowsTheTrail() {
        assertThat(findings(call("UpdateTrail").with("requestParameters.isMultiRegionTrail", false)))
                .hasSize(1);
        assertThat(findings(call("UpdateTrail").with("requestParameters.includeGlobalServiceEvents", false)))
                .hasSize(1);
        assertThat(findings(call("UpdateTrail").with("requestParameters.enableLogFileValidation", false)))
                .hasSize(1);
        assertThat(findings(call("UpdateTrail").with("requestParameters.isMultiRegionTrail", true)))
                .isEmpty();
        assertThat(findings(call("UpdateTrail").with("requestParameters.s3BucketName", "logs")))
                .isEmpty();
    }

    @Test
    void selectorsCountWhenNoneRecordsManagementEvents() {
        assertThat(findings(selectors(Map.of("readWriteType", "All", "includeManagementEvents", false))))
                .hasSize(1);
        assertThat(findings(selectors(Map.of("readWriteType", "All", "includeManagementEvents", true))))
                .isEmpty();
        assertThat(findings(
                        selectors(Map.of("includeManagementEvents", false), Map.of("includeManagementEvents", true))))
                .isEmpty();
    }

    @Test
    void advancedSelectorsCountWhenManagementIsNotNamed() {
        assertThat(findings(advanced("Data"))).hasSize(1);
        assertThat(findings(advanced("Management"))).isEmpty();
    }

    @Test
    void anAttemptIsASignalOnly() {
        Harness.Outcome outcome = Harness.of(new TrailStopped())
                .feed(call("StopLogging").failing("TrailNotFoundException"))
                .run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.tactic()).isEqualTo(Tactic.DEFENSE_EVASION);
            assertThat(signal.weight()).isEqualTo(0.6);
        });
    }

    @Test
    void aServiceOrATrustedAddressIsSilent() {
        assertThat(findings(call("StopLogging").byService("cloudtrail.amazonaws.com")))
                .isEmpty();
        assertThat(Harness.of(new TrailStopped())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(call("StopLogging"))
                        .findings())
                .isEmpty();
    }

    @Test
    void anotherServicesCallOfTheSameNameIsNoTrail() {
        assertThat(findings(CallRecord.named("StopLogging").to("other.amazonaws.com")))
                .isEmpty();
    }

    @Test
    void repetitionsByOneActorAreOneFinding() {
        List<Finding> findings =
                findings(call("StopLogging"), call("DeleteTrail").at("2026-03-02T11:00:00Z"));
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private static CallRecord call(String name) {
        return CallRecord.named(name).to("cloudtrail.amazonaws.com");
    }

    @SafeVarargs
    private static CallRecord selectors(Map<String, ?>... selectors) {
        return call("PutEventSelectors").with("requestParameters.eventSelectors", List.of(selectors));
    }

    private static CallRecord advanced(String category) {
        Map<String, ?> selector = Map.of("field", "eventCategory", "equals", List.of(category));
        return call("PutEventSelectors")
                .with("requestParameters.advancedEventSelectors", List.of(Map.of("fieldSelectors", List.of(selector))));
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new TrailStopped()).feed(calls).findings();
    }
}
