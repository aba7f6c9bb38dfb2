package io.kumoban.detectors.graph.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallBurstTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ADDRESS = "198.51.100.7";

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void manyCallsWithinAMinuteAreReportedWithNumbersOfBothSides() {
        work(9);
        call("DescribeInstances", 9, 60);
        assertThat(findings()).first().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Discovery:IAMUser/AnomalousBehavior");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.resource()).endsWith("user/alice");
            assertThat(finding.explanation())
                    .contains("user/alice called DescribeInstances of ec2.amazonaws.com")
                    .contains("against 3 at most on earlier days");
        });
    }

    @Test
    void aBurstIsToldAgainOnlyWhenItsScoreHasDoubled() {
        work(9);
        call("DescribeInstances", 9, 1_000);
        assertThat(findings()).hasSizeBetween(2, 12);
    }

    @Test
    void fewCallsAreNoBurst() {
        work(9);
        call("DescribeInstances", 9, 8);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoCallsThatOftenEveryDayIsUsedToIt() {
        for (int day = 0; day < 10; day++) {
            call("DescribeInstances", day, 60);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void theThresholdRisesAboveTheBurstsOfTheFirstWeek() {
        work(9);
        call("DescribeInstances", 2, 60);
        call("DescribeInstances", 9, 60);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNewHabitIsLearnedSlowly() {
        work(30);
        for (int day = 9; day < 30; day++) {
            call("DescribeInstances", day, 60);
        }
        List<Finding> found = findings();
        assertThat(found).isNotEmpty();
        assertThat(found.getLast().evidence().getLast().time()).isBetween(millis(10), millis(25));
    }

    @Test
    void whatWorkloadsDoAllDayIsNoPartOfTheGraph() {
        work(9);
        for (int i = 0; i < 500; i++) {
            calls.add(of("Decrypt", 9, i).to("kms.amazonaws.com").with("readOnly", false));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aBurstOnABucketIsAboutTheBucket() {
        work(9);
        for (int i = 0; i < 40; i++) {
            calls.add(of("DeleteObject", 9, i)
                    .to("s3.amazonaws.com")
                    .with("eventCategory", "Data")
                    .with("managementEvent", false)
                    .with("readOnly", false)
                    .with("requestParameters.bucketName", "payroll"));
        }
        assertThat(findings()).first().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Impact:S3/AnomalousBehavior.Delete");
            assertThat(finding.resource()).isEqualTo("arn:aws:s3:::payroll");
        });
    }

    @Test
    void whoIsNewIsNotJudged() {
        work(9);
        for (int i = 0; i < 60; i++) {
            calls.add(of("DescribeInstances", 9, i).by("bob"));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void theFirstWeekTeaches() {
        work(9);
        call("DescribeInstances", 6, 60);
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreLeftOut() {
        work(9);
        call("DescribeInstances", 9, 60);
        assertThat(findings(Trust.in(ADDRESS))).isEmpty();
    }

    @Test
    void itRestsUnlessItIsSwitchedOn() {
        assertThat(new CallBurst().about().isOptIn()).isTrue();
    }

    private void work(int days) {
        for (int day = 0; day < days; day++) {
            call("DescribeInstances", day, 3);
        }
    }

    /** Calls of one minute. */
    private void call(String api, int day, int times) {
        for (int i = 0; i < times; i++) {
            calls.add(of(api, day, 10 + i));
        }
    }

    private static CallRecord of(String api, int day, int number) {
        return CallRecord.named(api)
                .to("ec2.amazonaws.com")
                .with("readOnly", true)
                .by("alice")
                .from(ADDRESS)
                .number(number)
                .at(START.plus(Duration.ofDays(day)).plusMillis(50L * number));
    }

    private static long millis(int day) {
        return START.plus(Duration.ofDays(day)).toEpochMilli();
    }

    private List<Finding> findings() {
        return findings(Lists.NONE);
    }

    private List<Finding> findings(Lists lists) {
        return Harness.of(new CallBurst())
                .learn(Duration.ofDays(7))
                .lists(lists)
                .feed(calls)
                .reloading()
                .findings();
    }
}
