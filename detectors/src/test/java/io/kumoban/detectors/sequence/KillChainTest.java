package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Tactic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillChainTest {
    private final List<Step> steps = new ArrayList<>();

    @Test
    void noStepsAreNoChain() {
        assertThat(KillChain.longest(steps)).isEmpty();
    }

    @Test
    void eachTacticCountsOnce() {
        step(1, Tactic.PERSISTENCE);
        step(2, Tactic.PERSISTENCE);
        step(3, Tactic.DEFENSE_EVASION);
        assertThat(chain()).containsExactly(Tactic.PERSISTENCE, Tactic.DEFENSE_EVASION);
    }

    @Test
    void whatComesOutOfOrderIsLeftOut() {
        step(1, Tactic.IMPACT);
        step(2, Tactic.INITIAL_ACCESS);
        step(3, Tactic.DISCOVERY);
        step(4, Tactic.PERSISTENCE);
        step(5, Tactic.EXFILTRATION);
        assertThat(chain()).hasSize(3).startsWith(Tactic.INITIAL_ACCESS).endsWith(Tactic.EXFILTRATION);
    }

    @Test
    void tacticsInReverseAreOneStep() {
        step(1, Tactic.IMPACT);
        step(2, Tactic.DISCOVERY);
        step(3, Tactic.PERSISTENCE);
        assertThat(chain()).hasSize(1);
    }

    @Test
    void stepsOfOneSecondSatisfyEitherOrder() {
        step(1, Tactic.IMPACT);
        step(1, Tactic.PERSISTENCE);
        step(1, Tactic.DISCOVERY);
        assertThat(chain()).containsExactly(Tactic.PERSISTENCE, Tactic.DISCOVERY, Tactic.IMPACT);
    }

    private List<Tactic> chain() {
        return KillChain.longest(steps.stream().sorted(Step.ORDER).toList()).stream()
                .map(Step::tactic)
                .toList();
    }

    private void step(long second, Tactic tactic) {
        int number = steps.size();
        OrderKey key = new OrderKey(second * 1000, Kind.API_CALL, number, 0, 0, 0);
        steps.add(new Step(
                tactic, false, "service:api" + number, 1, new Evidence(key, "event-" + number, Map.of(), "", 0)));
    }
}
