package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Tactic;
import org.junit.jupiter.api.Test;

class TacticsOfApisTest {
    @Test
    void everyEntryIsFoundByItsSourceAndName() {
        TacticsOfApis.TABLE.entries().forEach((action, tactic) -> {
            String[] parts = action.split(":");
            assertThat(TacticsOfApis.TABLE.get(CallTraits.api(parts[0] + ".amazonaws.com", parts[1])))
                    .as(action)
                    .isEqualTo(tactic);
        });
    }

    @Test
    void everyTacticOfTheTableHasAFindingType() {
        assertThat(TacticsOfApis.TABLE.entries().values())
                .allSatisfy(tactic -> assertThat(AnomalyTypes.of(tactic)).endsWith(":IAMUser/AnomalousBehavior"));
    }

    @Test
    void theSameNameOfAnotherServiceIsAnotherApi() {
        assertThat(TacticsOfApis.TABLE.get(CallTraits.api("iam.amazonaws.com", "CreateUser")))
                .isEqualTo(Tactic.PERSISTENCE);
        assertThat(TacticsOfApis.TABLE.get(CallTraits.api("transfer.amazonaws.com", "CreateUser")))
                .isNull();
    }
}
