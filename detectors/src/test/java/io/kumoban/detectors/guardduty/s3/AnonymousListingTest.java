package io.kumoban.detectors.guardduty.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnonymousListingTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void threeStrangersWhoListABucketAreReported() {
        strangers(3, "ListObjects");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Discovery:S3/AnomalousBehavior");
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::site");
            assertThat(finding.explanation()).contains("from 3 addresses").contains("which was refused");
        });
    }

    @Test
    void twoAreNot() {
        strangers(2, "ListObjects");
        assertThat(findings()).isEmpty();
    }

    @Test
    void readingAPublicSiteIsWhatItIsThereFor() {
        strangers(50, "GetObject");
        assertThat(findings()).isEmpty();
    }

    @Test
    void thoseWithCredentialsAreNoStrangers() {
        for (int i = 1; i < 10; i++) {
            calls.add(CallRecord.named("ListObjects")
                    .to("s3.amazonaws.com")
                    .with("requestParameters.bucketName", "site")
                    .from("203.0.113." + i)
                    .at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        strangers(10, "ListObjects");
        assertThat(harness().lists(Trust.in("203.0.113.0/24")).findings()).isEmpty();
    }

    @Test
    void theCountIsToldAgainWhenItHasDoubledAndAggregates() {
        strangers(12, "GetBucketAcl");
        assertThat(findings()).extracting(Finding::score).containsExactly(3.0, 6.0, 12.0);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    private void strangers(int number, String api) {
        for (int i = 1; i <= number; i++) {
            calls.add(CallRecord.named(api)
                    .to("s3.amazonaws.com")
                    .with(
                            "userIdentity",
                            Map.of("type", "AWSAccount", "principalId", "", "accountId", "ANONYMOUS_PRINCIPAL"))
                    .with("requestParameters.bucketName", "site")
                    .from("203.0.113." + i)
                    .failing("AccessDenied")
                    .at(START.plusSeconds(i)));
        }
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new AnonymousListing()).feed(calls);
    }
}
