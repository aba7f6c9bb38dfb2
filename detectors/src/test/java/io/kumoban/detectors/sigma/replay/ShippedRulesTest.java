package io.kumoban.detectors.sigma.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that are shipped. */
class ShippedRulesTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    static List<String> names() {
        return ShippedRules.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSetIsReadWithoutProblems(String name) {
        LoadedRules loaded = LoadedRules.read(List.of(name), Placeholders.NONE);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.inactive()).isEmpty();
        assertThat(loaded.files()).isEmpty();
        assertThat(loaded.detectors()).hasSize(2);
    }

    @Test
    void manySecretsOfOneIdentityAreFound() {
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(call("GetSecretValue", i)
                    .to("secretsmanager.amazonaws.com")
                    .with("requestParameters.secretId", "s" + i));
        }

        assertThat(types(calls)).containsExactly("Sigma:Correlation/ManySecretsReadByOneIdentity");
        assertThat(types(calls.subList(0, 9))).isEmpty();
    }

    @Test
    void aSignInAfterManyRefusedOnesIsFound() {
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(signIn(i, "Failure"));
        }
        calls.add(signIn(6, "Success"));

        assertThat(types(calls)).containsExactly("Sigma:Correlation/ConsoleSignInAfterManyRefusedOnes");
    }

    @Test
    void aChangeInANewRegionIsFound() {
        List<CallRecord> calls = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            calls.add(call("CreateTags", day * 1440).with("readOnly", false));
        }
        calls.add(call("CreateTags", 20 * 1440).with("readOnly", false).with("awsRegion", "ap-south-2"));

        assertThat(types(calls)).containsExactly("Sigma:Correlation/FirstChangeInARegion");
    }

    @Test
    void anIdentityThatNeverReadASecretBeforeIsFound() {
        List<CallRecord> calls = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            calls.add(call("GetSecretValue", day * 1440).to("secretsmanager.amazonaws.com"));
        }
        calls.add(call("GetSecretValue", 10 * 1440)
                .to("secretsmanager.amazonaws.com")
                .by("mallory"));

        assertThat(types("first-seen", calls)).containsExactly("Sigma:Correlation/SecretReadByANewIdentity");
    }

    private static List<String> types(List<CallRecord> calls) {
        return types("builtin", calls);
    }

    private static List<String> types(String set, List<CallRecord> calls) {
        return Harness.of(LoadedRules.read(List.of(set), Placeholders.NONE)
                        .detectors()
                        .toArray(Detector<?, ?>[]::new))
                .feed(calls)
                .findings()
                .stream()
                .map(Finding::type)
                .toList();
    }

    private static CallRecord signIn(int minute, String outcome) {
        return call("ConsoleLogin", minute).to("signin.amazonaws.com").with("responseElements.ConsoleLogin", outcome);
    }

    private static CallRecord call(String name, int minute) {
        return CallRecord.named(name).at(START.plusSeconds(60L * minute));
    }
}
