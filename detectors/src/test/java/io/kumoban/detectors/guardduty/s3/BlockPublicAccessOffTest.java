package io.kumoban.detectors.guardduty.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockPublicAccessOffTest {
    private static final String CONFIGURATION = "requestParameters.PublicAccessBlockConfiguration.";

    @Test
    void aSettingLeftOffIsReportedForTheBucket() {
        assertThat(findings(put("PutBucketPublicAccessBlock", false)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo(BlockPublicAccessOff.BUCKET);
                    assertThat(finding.resource()).isEqualTo("arn:aws:s3:::reports");
                    assertThat(finding.observed())
                            .singleElement()
                            .satisfies(measure -> assertThat(measure.value()).isEqualTo(1));
                });
    }

    @Test
    void allSettingsOnAreSilent() {
        assertThat(findings(put("PutBucketPublicAccessBlock", true))).isEmpty();
        assertThat(findings(put("PutAccountPublicAccessBlock", true))).isEmpty();
    }

    @Test
    void theAccountHasATypeOfItsOwn() {
        assertThat(findings(put("PutAccountPublicAccessBlock", false)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo(BlockPublicAccessOff.ACCOUNT);
                    assertThat(finding.resource()).isEqualTo("111122223333");
                });
    }

    @Test
    void removalIsReported() {
        assertThat(findings(s3("DeleteBucketPublicAccessBlock")))
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo(BlockPublicAccessOff.BUCKET);
        assertThat(findings(s3("DeleteAccountPublicAccessBlock")))
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo(BlockPublicAccessOff.ACCOUNT);
    }

    @Test
    void aRecordWithoutConfigurationIsSilent() {
        assertThat(findings(s3("PutBucketPublicAccessBlock"))).isEmpty();
    }

    @Test
    void anAttemptIsASignalOnly() {
        Harness.Outcome outcome = Harness.of(new BlockPublicAccessOff())
                .feed(s3("DeleteBucketPublicAccessBlock").failing("AccessDenied"))
                .run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.signals()).hasSize(1);
    }

    @Test
    void aServiceOrATrustedAddressIsSilent() {
        assertThat(findings(put("PutBucketPublicAccessBlock", false).byService("s3.amazonaws.com")))
                .isEmpty();
        assertThat(Harness.of(new BlockPublicAccessOff())
                        .lists(Trust.in("198.51.100.7"))
                        .feed(put("PutBucketPublicAccessBlock", false))
                        .findings())
                .isEmpty();
    }

    @Test
    void repetitionsForOneBucketAreOneFinding() {
        assertThat(
                        findings(
                                        put("PutBucketPublicAccessBlock", false),
                                        s3("DeleteBucketPublicAccessBlock").by("bob"))
                                .stream()
                                .map(Aggregation::of)
                                .distinct())
                .hasSize(1);
    }

    private static CallRecord put(String name, boolean lastSetting) {
        return s3(name).with(CONFIGURATION + "BlockPublicAcls", true)
                .with(CONFIGURATION + "IgnorePublicAcls", true)
                .with(CONFIGURATION + "BlockPublicPolicy", true)
                .with(CONFIGURATION + "RestrictPublicBuckets", lastSetting);
    }

    private static CallRecord s3(String name) {
        CallRecord call = CallRecord.named(name).to("s3.amazonaws.com");
        return name.contains("Bucket") ? call.with("requestParameters.bucketName", "reports") : call;
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new BlockPublicAccessOff()).feed(calls).findings();
    }
}
