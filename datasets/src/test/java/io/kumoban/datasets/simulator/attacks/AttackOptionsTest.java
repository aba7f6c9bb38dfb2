package io.kumoban.datasets.simulator.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.yaml.ConfigurationError;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttackOptionsTest {
    @Test
    void aNumberDrawsEachScenarioOnceBeforeAnyComesAgain() {
        int library = Scenarios.names().size();
        List<String> drawn = names(String.valueOf(library + 20));
        assertThat(drawn).hasSize(library + 20);
        assertThat(drawn.subList(0, library)).doesNotHaveDuplicates();
        assertThat(names("5")).isEqualTo(drawn.subList(0, 5));
    }

    @Test
    void namesAreTakenAsTheyStand() {
        assertThat(names("beacon, port-scan,beacon")).containsExactly("beacon", "port-scan", "beacon");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        assertThatThrownBy(() -> names("becon"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("did you mean 'beacon'");
        assertThatThrownBy(() -> names("0")).hasMessageContaining("takes 1 to 1000 attacks");
        assertThatThrownBy(() -> names("1001")).hasMessageContaining("takes 1 to 1000 attacks");
        assertThatThrownBy(() -> AttackOptions.stealth("3")).hasMessageContaining("0 to 2, or mix");
        assertThatThrownBy(() -> new AttackOptions("all", OptionalInt.empty(), -1))
                .hasMessageContaining("first day");
    }

    @Test
    void mixLeavesTheLevelToTheDice() {
        assertThat(AttackOptions.stealth("mix")).isEmpty();
        assertThat(AttackOptions.stealth("2")).hasValue(2);
    }

    private static List<String> names(String which) {
        return new AttackOptions(which, OptionalInt.of(0), 8)
                .scenarios(1).stream().map(Scenario::name).toList();
    }
}
