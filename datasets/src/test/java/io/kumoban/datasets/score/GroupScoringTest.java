package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupScoringTest {
    private final Incident theft = incident("theft", "eve", "orders");
    private final Incident mining = incident("mining", "worker", "i-1");
    private final Incident sequel = incident("sequel", "eve", "invoices");
    private final GroupScoring scoring = new GroupScoring(List.of(theft, mining, sequel));

    @Test
    void anIncidentInOneGroupIsHeldTogether() {
        add("a", theft);
        add("b", theft);

        assertThat(scoring.score(List.of(List.of("a", "b")))).containsExactly(new GroupResult(theft, 2, 2, 2, 0, 0));
    }

    @Test
    void whatIsApartAndWhatHasNothingToDoWithItIsCounted() {
        add("a", theft);
        add("b", theft);
        add("c", theft);
        add("d", mining);
        scoring.add("e", new Attribution(Set.of(), Set.of()));

        assertThat(scoring.score(List.of(List.of("a", "b", "d", "e"))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.share()).isEqualTo(2.0 / 3);
                    assertThat(result.otherShare()).isEqualTo(0.5);
                    assertThat(result.strangerShare()).isEqualTo(0.5);
                });
    }

    @Test
    void anotherIncidentOfTheSameActorIsNoStranger() {
        add("a", theft);
        add("b", theft);
        add("c", sequel);

        assertThat(scoring.score(List.of(List.of("a", "b", "c"))))
                .containsExactly(new GroupResult(theft, 2, 2, 3, 1, 0));
    }

    @Test
    void whatIsRightForSeveralCountsForTheShareOfNone() {
        add("a", theft);
        add("b", theft);
        scoring.add("c", new Attribution(Set.of(theft, sequel), Set.of()));

        assertThat(scoring.score(List.of(List.of("a", "b")))).containsExactly(new GroupResult(theft, 2, 2, 2, 0, 0));
    }

    @Test
    void anIncidentWithOneFindingIsLeftOut() {
        add("a", theft);

        assertThat(scoring.score(List.of())).isEmpty();
    }

    private void add(String finding, Incident incident) {
        scoring.add(finding, new Attribution(Set.of(incident), Set.of(incident)));
    }

    private static Incident incident(String scenario, String actor, String resource) {
        return new Incident(
                scenario,
                0,
                List.of("T1078"),
                List.of("X"),
                1,
                2,
                "111122223333",
                List.of(actor),
                List.of(resource),
                List.of());
    }
}
