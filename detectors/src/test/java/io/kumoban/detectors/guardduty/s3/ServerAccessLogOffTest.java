package io.kumoban.detectors.guardduty.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerAccessLogOffTest {
    private static final String STATUS = "requestParameters.BucketLoggingStatus";

    @Test
    void aStatusWithoutTargetIsReportedForTheBucket() {
        assertThat(findings(off())).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(ServerAccessLogOff.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::reports");
        });
    }

    @Test
    void aStatusWithTargetIsSilent() {
        assertThat(findings(off().with(STATUS + ".LoggingEnabled.TargetBucket", "logs")))
                .isEmpty();
    }

    @Test
    void aRecordWithoutParametersIsSilent() {
        assertThat(findings(CallRecord.named("PutBucketLogging").to("s3.amazonaws.com")))
                .isEmpty();
    }

    @Test
    void anAttemptIsASignalOnly() {
        Harness.Outcome outcome = Harness.of(new ServerAccessLogOff())
                .feed(off().failing("AccessDenied"))
                .run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.signals()).hasSize(1);
    }

    @Test
    void aServiceOrATrustedAddressIsSilent() {
        assertThat(findings(off().byService("s3.amazonaws.com"))).isEmpty();
        assertThat(Harness.of(new ServerAccessLogOff())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(off())
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsForOneBucketAreOneFinding() {
        assertThat(findings(off(), off().by("bob").at("2026-03-02T11:00:00Z")).stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    private static CallRecord off() {
        return CallRecord.named("PutBucketLogging")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "reports")
                .with(STATUS + ".xmlns", "http://s3.amazonaws.com/doc/2006-03-01/");
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new ServerAccessLogOff()).feed(calls).findings();
    }
}
