package io.kumoban.detectors.guardduty.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialsInOtherAccountTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final String INSTANCE = "i-0123456789abcdef0";
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "444455556666";

    @Test
    void anEndpointOfAnotherAccountIsReported() {
        assertThat(findings(through(OTHER, INSTANCE))).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(CredentialsInOtherAccount.OF_INSTANCE);
            assertThat(finding.resource()).isEqualTo("arn:aws:iam::111122223333:role/web");
            assertThat(finding.extraKey()).isEqualTo(OTHER);
        });
        assertThat(findings(through(OTHER, TASK)))
                .extracting(Finding::type)
                .containsExactly(CredentialsInOtherAccount.OF_TASK);
    }

    @Test
    void theOwnAccountNoEndpointAndOtherSessionsAreSilent() {
        assertThat(findings(
                        through("111122223333", INSTANCE),
                        through(OTHER, INSTANCE).without("vpcEndpointAccountId"),
                        through(OTHER, "alice")))
                .isEmpty();
    }

    @Test
    void aTrustedAddressIsSilent() {
        assertThat(Harness.of(new CredentialsInOtherAccount())
                        .lists(Trust.in("10.2.0.9"))
                        .feed(through(OTHER, INSTANCE))
                        .findings())
                .isEmpty();
    }

    @Test
    void dailyUseForTwoWeeksIsLearned() {
        CallRecord[] daily = IntStream.range(0, 20)
                .mapToObj(day -> through(OTHER, INSTANCE).at(START.plus(Duration.ofDays(day))))
                .toArray(CallRecord[]::new);
        assertThat(findings(daily)).hasSize(14);
    }

    private static CallRecord through(String account, String session) {
        return CallRecord.named("GetUser")
                .byRole("web", session)
                .from("10.2.0.9")
                .with("vpcEndpointId", "vpce-0123456789abcdef0")
                .with("vpcEndpointAccountId", account)
                .at(START);
    }

    private static List<Finding> findings(CallRecord... calls) {
        return Harness.of(new CredentialsInOtherAccount()).feed(calls).findings();
    }
}
