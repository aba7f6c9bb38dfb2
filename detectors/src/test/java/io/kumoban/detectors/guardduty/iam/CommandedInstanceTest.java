package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sequence.HighRiskCalls;
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

class CommandedInstanceTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final String THIEF = "203.0.113.66";
    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void credentialsUsedFromWhereTheCommandCameFromWereCarriedAway() {
        command(START);
        use(THIEF, START.plusSeconds(60));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(CommandedInstance.OUTSIDE);
            assertThat(finding.resource()).contains("role/web");
            assertThat(finding.explanation()).contains("SendCommand").contains("user/mallory");
            assertThat(finding.evidence()).hasSize(2);
        });
    }

    @Test
    void anAddressOfAwsIsInside() {
        command(START);
        use(THIEF, START.plusSeconds(60));
        assertThat(harness()
                        .lists(Trust.list("aws-ranges", List.of("203.0.113.0/24")))
                        .findings())
                .extracting(Finding::type)
                .containsExactly(CommandedInstance.INSIDE);
    }

    @Test
    void theInstanceItselfCallsFromElsewhere() {
        command(START);
        use("192.0.2.80", START.plusSeconds(60));
        assertThat(findings()).isEmpty();
    }

    @Test
    void anHourLaterItIsNoMoreThanAChance() {
        command(START);
        use(THIEF, START.plus(Duration.ofMinutes(61)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void useBeforeTheCommandAndCommandsOfTheRoleItselfAreSilent() {
        use(THIEF, START.minusSeconds(60));
        command(START);
        calls.add(CallRecord.named("SendCommand")
                .to("ssm.amazonaws.com")
                .byRole("ops", "i-0123456789abcdef1")
                .from("192.0.2.81")
                .at(START));
        calls.add(CallRecord.named("GetUser")
                .byRole("ops", "i-0123456789abcdef1")
                .from("192.0.2.81")
                .at(START.plusSeconds(30)));
        assertThat(findings()).isEmpty();
    }

    @Test
    void trustedAddressesAreSilent() {
        command(START);
        use(THIEF, START.plusSeconds(60));
        assertThat(harness().lists(Trust.in(THIEF)).findings()).isEmpty();
    }

    @Test
    void anAddressThatTheRoleUsesAllAlongIsNotToldAgainBeforeADayHasPassed() {
        command(START);
        for (int i = 0; i < 20; i++) {
            use(THIEF, START.plus(Duration.ofMinutes(10L * i + 1)));
        }
        command(START.plus(Duration.ofHours(4)));
        use(THIEF, START.plus(Duration.ofHours(4)).plusSeconds(60));
        assertThat(findings()).hasSize(1);
        command(START.plus(Duration.ofHours(40)));
        use(THIEF, START.plus(Duration.ofHours(40)).plusSeconds(60));
        assertThat(findings()).hasSize(2);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void command(Instant time) {
        calls.add(CallRecord.named("SendCommand")
                .to("ssm.amazonaws.com")
                .by("mallory")
                .from(THIEF)
                .at(time));
    }

    private void use(String address, Instant time) {
        calls.add(CallRecord.named("DescribeInstances")
                .to("ec2.amazonaws.com")
                .byRole("web", "i-0123456789abcdef0")
                .from(address)
                .at(time));
    }

    private List<Finding> findings() {
        return harness().findings();
    }

    private Harness harness() {
        return Harness.of(new HighRiskCalls(), new InstanceCredentialUse(), new CommandedInstance())
                .feed(calls);
    }
}
