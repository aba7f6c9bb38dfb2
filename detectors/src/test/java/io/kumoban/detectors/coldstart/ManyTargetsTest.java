package io.kumoban.detectors.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyTargetsTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void tenSecretsWithinMinutesAreAHarvest() {
        secrets(START, 10);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("CredentialAccess:IAMUser/AnomalousBehavior");
            assertThat(finding.explanation()).contains("read 10 secrets").contains("No baseline stood behind this");
            assertThat(finding.detail()).containsEntry("baseline", "none");
        });
    }

    @Test
    void nineAreNot() {
        secrets(START, 9);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameSecretReadAgainIsOne() {
        for (int i = 0; i < 30; i++) {
            calls.add(secret("one").at(START.plusSeconds(i)));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsSpreadOverTheDayIsEverydayWork() {
        for (int i = 0; i < 30; i++) {
            calls.add(secret("secret-" + i).at(START.plus(Duration.ofMinutes(5L * i))));
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void parametersCountOneByOneWhenTheyAreDecrypted() {
        calls.add(parameters(true));
        assertThat(findings()).hasSize(1);
    }

    @Test
    void parametersInCipherAreNoSecrets() {
        calls.add(parameters(false));
        assertThat(findings()).isEmpty();
    }

    @Test
    void refusedPasswordsCountAndOtherFailuresDoNot() {
        for (int i = 0; i < 5; i++) {
            calls.add(password(i).failing("Client.UnauthorizedOperation"));
            calls.add(password(i).by("bob").failing("Client.RequestLimitExceeded"));
        }
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).contains("alice");
            assertThat(finding.techniques()).containsExactly("T1552");
        });
    }

    @Test
    void userDataOfManyInstancesIsDiscovery() {
        for (int i = 0; i < 5; i++) {
            calls.add(attribute(i, "userData"));
            calls.add(attribute(i, "instanceType").by("bob"));
        }
        assertThat(findings()).extracting(Finding::type).containsExactly("Discovery:IAMUser/AnomalousBehavior");
    }

    @Test
    void sessionsOnThreeInstancesAreOpenedByAProgram() {
        for (int i = 0; i < 3; i++) {
            calls.add(CallRecord.named("StartSession")
                    .to("ssm.amazonaws.com")
                    .with("requestParameters.target", "i-" + i)
                    .at(START.plusSeconds(i)));
        }
        assertThat(findings()).extracting(Finding::type).containsExactly("InitialAccess:IAMUser/AnomalousBehavior");
    }

    @Test
    void trustedAddressesAndServicesAreSilent() {
        secrets(START, 20);
        assertThat(harness().lists(Trust.in("198.51.100.7")).findings()).isEmpty();
        calls.replaceAll(call -> call.with("userIdentity.invokedBy", "ecs-tasks.amazonaws.com"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aLearnedAccountIsLeftToItsBaseline() {
        calls.add(CallRecord.named("GetUser").at(START));
        secrets(START.plus(Duration.ofDays(8)), 20);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aHarvestThatGoesOnIsOneFindingToldAgainWhenItHasDoubled() {
        secrets(START, 40);
        assertThat(findings()).extracting(Finding::score).containsExactly(10.0, 20.0, 40.0);
        assertThat(findings().stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    @Test
    void readingTheSameSecretsAgainIsToldToo() {
        secrets(START, 10);
        secrets(START.plusSeconds(100), 10);
        assertThat(findings()).extracting(Finding::score).containsExactly(10.0, 10.0);
        assertThat(findings().getLast().explanation())
                .contains("read 10 secrets")
                .contains("with 20 requests");
    }

    @Test
    void aReloadBetweenAnyTwoCallsChangesNothing() {
        secrets(START, 25);
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    private void secrets(Instant begin, int number) {
        for (int i = 0; i < number; i++) {
            calls.add(secret("secret-" + i).at(begin.plusSeconds(5L * i)));
        }
    }

    private static CallRecord secret(String id) {
        return CallRecord.named("GetSecretValue")
                .to("secretsmanager.amazonaws.com")
                .with("requestParameters.secretId", id);
    }

    private static CallRecord parameters(boolean decrypted) {
        return CallRecord.named("GetParameters")
                .to("ssm.amazonaws.com")
                .with(
                        "requestParameters.names",
                        IntStream.range(0, 10)
                                .mapToObj(i -> "/credentials/" + i)
                                .toList())
                .with("requestParameters.withDecryption", decrypted)
                .at(START);
    }

    private static CallRecord password(int instance) {
        return CallRecord.named("GetPasswordData")
                .to("ec2.amazonaws.com")
                .with("requestParameters.instanceId", "i-" + instance)
                .at(START.plusSeconds(instance));
    }

    private static CallRecord attribute(int instance, String attribute) {
        return CallRecord.named("DescribeInstanceAttribute")
                .to("ec2.amazonaws.com")
                .with("requestParameters.instanceId", "i-" + instance)
                .with("requestParameters.attribute", attribute)
                .at(START.plusSeconds(instance));
    }

    private List<Finding> findings() {
        return harness().lists(Lists.NONE).findings();
    }

    private Harness harness() {
        return Harness.of(new ManyTargets()).learn(Duration.ofDays(7)).feed(calls);
    }
}
