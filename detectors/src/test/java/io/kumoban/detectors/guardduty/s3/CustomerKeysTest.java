package io.kumoban.detectors.guardduty.s3;

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

class CustomerKeysTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void twentyObjectsWithOwnKeysAreReportedFromTheFirstDay() {
        encrypt(START, 20);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:S3/AnomalousBehavior.Write");
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::archive");
        });
    }

    @Test
    void nineteenAreNot() {
        encrypt(START, 19);
        assertThat(findings()).isEmpty();
    }

    @Test
    void keysThatAwsKeepsAreNoMatter() {
        encrypt(START, 50);
        calls.replaceAll(call -> call.with("requestParameters.x-amz-server-side-encryption-customer-algorithm", null));
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameObjectWrittenAgainIsOne() {
        for (int i = 0; i < 50; i++) {
            calls.add(put(1).number(i).at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoDoesSoEveryDayIsLeftAlone() {
        for (int day = 0; day < 8; day++) {
            encrypt(START.plus(Duration.ofDays(day)), day < 5 ? 3 : 50);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        encrypt(START, 40);
        assertThat(harness().lists(Trust.in("198.51.100.7")).findings()).isEmpty();
    }

    @Test
    void theCountIsToldAgainWhenItHasDoubledAndAggregates() {
        encrypt(START, 80);
        assertThat(findings()).extracting(Finding::score).containsExactly(20.0, 40.0, 80.0);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void encrypt(Instant begin, int objects) {
        for (int i = 0; i < objects; i++) {
            calls.add(put(i).at(begin.plusSeconds(i)));
        }
    }

    private static CallRecord put(int object) {
        return CallRecord.named("PutObject")
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "archive")
                .with("requestParameters.key", "object-" + object)
                .with("requestParameters.x-amz-server-side-encryption-customer-algorithm", "AES256")
                .number(object);
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new CustomerKeys()).feed(calls);
    }
}
