package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceCredentialsOutsideTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final long DAY = 86_400;
    private static final String INSTANCE = "i-0123456789abcdef0";

    @Test
    void credentialsOfAnInstanceOutsideAwsAreReported() {
        assertThat(findings(byInstance(0))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(InstanceCredentialsOutside.TYPE);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.resource()).isEqualTo("arn:aws:iam::111122223333:role/web");
            assertThat(finding.detail()).containsEntry("instance", INSTANCE);
            assertThat(finding.explanation()).contains(INSTANCE).contains("203.0.113.9");
        });
    }

    @Test
    void theDeliveryAloneTellsOfAnInstanceToo() {
        assertThat(findings(byInstance(0)
                        .byRole("web", "renamed")
                        .with("userIdentity.sessionContext", Map.of("ec2RoleDelivery", "2.0"))))
                .hasSize(1);
    }

    @Test
    void credentialsOfATaskHaveATypeOfTheirOwn() {
        String task = "0123456789abcdef0123456789abcdef";
        assertThat(findings(byInstance(0).byRole("web", task))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(InstanceCredentialsOutside.OF_TASK);
            assertThat(finding.detail()).containsEntry("task", task);
        });
        assertThat(findings(byInstance(0).byRole("web", "x" + task))).isEmpty();
        assertThat(findings(byInstance(0).byRole("web", task.replace('f', 'g'))))
                .isEmpty();
    }

    @Test
    void addressesOfAwsAndPrivateOnesAreSilent() {
        assertThat(findings(byInstance(0).from("52.94.10.1"))).isEmpty();
        assertThat(findings(byInstance(0).from("10.0.0.5"))).isEmpty();
        assertThat(findings(byInstance(0).from("AWS Internal"))).isEmpty();
    }

    @Test
    void otherSessionsAreSilent() {
        assertThat(findings(byInstance(0).byRole("web", "alice"))).isEmpty();
        assertThat(findings(byInstance(0).byRole("web", "i-12345"))).isEmpty();
        assertThat(findings(byInstance(0).byRole("web", "i-0123456789abcdefg"))).isEmpty();
        assertThat(findings(byInstance(0).by("alice"))).isEmpty();
    }

    @Test
    void aTrustedAddressIsSilent() {
        assertThat(Harness.of(new InstanceCredentialsOutside())
                        .lists(Trust.list("aws-ranges", List.of("52.94.0.0/16"), "203.0.113.9"))
                        .feed(byInstance(0))
                        .findings())
                .isEmpty();
    }

    @Test
    void withoutTheRangesOfAwsItRests() {
        assertThat(Harness.of(new InstanceCredentialsOutside())
                        .feed(byInstance(0))
                        .findings())
                .isEmpty();
    }

    @Test
    void dailyUseForTwoWeeksIsLearned() {
        assertThat(findings(daily(14))).hasSize(14);
        assertThat(findings(daily(20))).hasSize(14);
    }

    @Test
    void aLongSilenceEndsTheHabit() {
        List<CallRecord> calls = daily(20);
        calls.add(byInstance(30 * DAY));
        assertThat(findings(calls)).hasSize(15);
    }

    @Test
    void anotherNetworkIsNotLearnedWithTheFirst() {
        List<CallRecord> calls = daily(20);
        calls.add(byInstance(20 * DAY).from("198.51.100.77"));
        assertThat(findings(calls)).hasSize(15);
    }

    @Test
    void allUsesOfARoleAreOneFinding() {
        assertThat(findings(byInstance(0), byInstance(60).from("198.51.100.77")).stream()
                        .map(Aggregation::of)
                        .distinct())
                .hasSize(1);
    }

    private static List<CallRecord> daily(int days) {
        List<CallRecord> calls = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            calls.add(byInstance(day * DAY));
        }
        return calls;
    }

    private static CallRecord byInstance(long second) {
        return CallRecord.named("ListBuckets")
                .to("s3.amazonaws.com")
                .byRole("web", INSTANCE)
                .from("203.0.113.9")
                .at(START.plusSeconds(second));
    }

    private static List<Finding> findings(CallRecord... calls) {
        return findings(List.of(calls));
    }

    private static List<Finding> findings(List<CallRecord> calls) {
        return Harness.of(new InstanceCredentialsOutside())
                .lists(Trust.list("aws-ranges", List.of("52.94.0.0/16")))
                .reloading()
                .feed(calls)
                .findings();
    }
}
