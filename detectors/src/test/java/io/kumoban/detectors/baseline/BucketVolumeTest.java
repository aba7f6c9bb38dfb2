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

class BucketVolumeTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(10));

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void twoHundredObjectsAreManyForWhoReadsThree() {
        usual("GetObject", 3);
        many("GetObject", LATER, 200);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Exfiltration:S3/AnomalousBehavior");
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::archive");
            assertThat(finding.explanation()).contains("200 within 1h").contains("largest hour before had 3");
        });
    }

    @Test
    void oneLessIsANearMiss() {
        usual("GetObject", 3);
        many("GetObject", LATER, 199);
        assertThat(findings()).isEmpty();
    }

    @Test
    void twoHundredAreUsualForWhoReadsFifty() {
        usual("GetObject", 50);
        many("GetObject", LATER, 400);
        assertThat(findings()).isEmpty();
    }

    @Test
    void fiftyDeletedObjectsAreMany() {
        usual("DeleteObject", 1);
        many("DeleteObject", LATER, 50);
        assertThat(findings()).extracting(Finding::type).containsExactly("Impact:S3/AnomalousBehavior.Delete");
    }

    @Test
    void objectsDeletedTogetherCountOnce() {
        usual("DeleteObject", 1);
        many("DeleteObject", LATER, 49);
        calls.add(call("DeleteObjects", 0).at(LATER));
        assertThat(findings()).isEmpty();
    }

    @Test
    void writtenObjectsHaveATypeOfTheirOwn() {
        usual("PutObject", 1);
        many("PutObject", LATER, 200);
        assertThat(findings()).extracting(Finding::type).containsExactly("Impact:S3/AnomalousBehavior.Write");
    }

    @Test
    void aNewcomerHasToDoMore() {
        calls.add(CallRecord.named("GetUser").by("bob").at(START));
        many("GetObject", LATER, 999);
        assertThat(findings()).isEmpty();
        calls.add(call("GetObject", 2_000).at(LATER.plusSeconds(1_000)));
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("first seen less than a week ago"));
    }

    @Test
    void theFirstObjectsOfAnHourBelongToItsBucket() {
        usual("GetObject", 3);
        for (int i = 0; i < 300; i++) {
            calls.add(call("GetObject", i)
                    .with("requestParameters.bucketName", "bucket-" + i % 15)
                    .at(LATER.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAndAnAccountBeingLearnedAreSilent() {
        usual("GetObject", 3);
        many("GetObject", LATER, 300);
        assertThat(harness().lists(Trust.in("198.51.100.7")).findings()).isEmpty();
        assertThat(harness().learn(Duration.ofDays(30)).findings()).isEmpty();
    }

    @Test
    void theCountIsToldAgainWhenItHasDoubledAndAggregates() {
        usual("GetObject", 3);
        many("GetObject", LATER, 800);
        assertThat(findings()).extracting(Finding::score).containsExactly(200.0, 400.0, 800.0);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    @Test
    void aReloadBetweenAnyTwoCallsChangesNothing() {
        usual("DeleteObject", 2);
        many("DeleteObject", LATER, 120);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void usual(String api, int objects) {
        for (int day = 0; day < 9; day++) {
            for (int i = 0; i < objects; i++) {
                calls.add(call(api, i).at(START.plus(Duration.ofDays(day)).plusSeconds(i)));
            }
        }
    }

    private void many(String api, Instant begin, int objects) {
        for (int i = 0; i < objects; i++) {
            calls.add(call(api, i).at(begin.plusSeconds(i)));
        }
    }

    private static CallRecord call(String api, int number) {
        return CallRecord.named(api)
                .to("s3.amazonaws.com")
                .with("requestParameters.bucketName", "archive")
                .with("requestParameters.key", "object-" + number)
                .number(number);
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new BucketVolume()).learn(Duration.ofDays(7)).feed(calls);
    }
}
