package io.kumoban.detectors.baseline;

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

class UnusualBucketUseTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(10));
    private static final String STRANGE_ADDRESS = "203.0.113.66";

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void eachUseInANewWayHasItsType() {
        usual(10);
        for (String api :
                List.of("ListObjectsV2", "CopyObject", "CompleteMultipartUpload", "DeleteObject", "PutBucketPolicy")) {
            calls.add(strange(api));
        }
        assertThat(findings())
                .extracting(Finding::type)
                .containsExactlyInAnyOrder(
                        "Discovery:S3/AnomalousBehavior",
                        "Exfiltration:S3/AnomalousBehavior",
                        "Impact:S3/AnomalousBehavior.Write",
                        "Impact:S3/AnomalousBehavior.Delete",
                        "Impact:S3/AnomalousBehavior.Permission");
    }

    @Test
    void aFindingIsAboutTheBucketAndSaysWhatIsNew() {
        usual(10);
        calls.add(strange("CopyObject"));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::payroll");
            assertThat(finding.explanation())
                    .contains("read objects of the bucket payroll")
                    .contains("the API, the bucket, the network, the client");
            assertThat(finding.score()).isBetween(0.85, 1.0);
        });
    }

    @Test
    void theOwnersApiDoesNotHideAThief() {
        usual(10);
        calls.add(strange("GetObject"));
        assertThat(findings()).extracting(Finding::type).containsExactly("Exfiltration:S3/AnomalousBehavior");
    }

    @Test
    void aNewBucketFromTheUsualPlaceStaysSilent() {
        usual(10);
        calls.add(call("GetObject", "payroll").at(LATER));
        Harness.Outcome outcome = harness().run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.scores()).isNotEmpty().allMatch(scored -> scored.score() < 0.85);
    }

    @Test
    void aNewNetworkForTheUsualWorkStaysSilent() {
        usual(10);
        calls.add(call("GetObject", "reports").from(STRANGE_ADDRESS).at(LATER));
        assertThat(findings()).isEmpty();
    }

    @Test
    void anActorWithoutAWeekOfHistoryIsNotJudged() {
        usual(5);
        calls.add(strange("CopyObject").at(START.plus(Duration.ofDays(6))));
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesServicesAndAnAccountBeingLearnedAreSilent() {
        usual(10);
        calls.add(strange("CopyObject"));
        assertThat(harness().lists(Trust.in(STRANGE_ADDRESS)).findings()).isEmpty();
        assertThat(harness().learn(Duration.ofDays(30)).findings()).isEmpty();
        calls.removeLast();
        calls.add(strange("CopyObject").with("userIdentity.invokedBy", "athena.amazonaws.com"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void repetitionsAreOneFindingAndDoNotBecomeUsualSoon() {
        usual(10);
        for (int i = 0; i < 5; i++) {
            calls.add(strange("CopyObject").at(LATER.plusSeconds(60L * i)));
        }
        assertThat(findings()).hasSize(5);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    @Test
    void aReloadBetweenAnyTwoCallsChangesNothing() {
        usual(10);
        calls.add(strange("CopyObject"));
        calls.add(strange("ListObjects"));
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void usual(int days) {
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 6; i++) {
                calls.add(call("GetObject", "reports")
                        .at(START.plus(Duration.ofDays(day)).plusSeconds(600L * i)));
            }
        }
    }

    private static CallRecord strange(String api) {
        return call(api, "payroll").from(STRANGE_ADDRESS).agent("rclone/v1.66").at(LATER);
    }

    private static CallRecord call(String api, String bucket) {
        return CallRecord.named(api).to("s3.amazonaws.com").with("requestParameters.bucketName", bucket);
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new UnusualBucketUse()).learn(Duration.ofDays(7)).feed(calls);
    }
}
