package io.kumoban.datasets.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.demo.ScenarioAccount;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.scenario.play.Play;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.List;

class ScenariosTest {
    static List<String> names() {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyScenarioCanBePlayedAtEveryLevel(String name) {
        Scenario scenario = Scenarios.named(name);
        assertThat(scenario.name()).isEqualTo(name);
        for (int level = 0; level < scenario.levels().size(); level++) {
            Play play = ScenarioAccount.play(scenario, level, 1, scenario.historyDays(), new Ledger());
            assertThat(play.incident().events()).isNotEmpty();
        }
    }
}
