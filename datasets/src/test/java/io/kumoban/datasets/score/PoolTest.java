package io.kumoban.datasets.score;

import static io.kumoban.datasets.score.Story.finding;
import static io.kumoban.datasets.score.Story.incident;
import static io.kumoban.datasets.score.Story.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.truth.Incident;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final Incident theft = incident("theft", 0, "Recon:A");
    private final Incident ransom = incident("ransom", 1, "Impact:B");
    private final Score first = score(
            List.of(theft), finding("Recon:A", 30, "theft-actor", "theft/1"), finding("Recon:A", 30, "nobody", "x"));
    private final Score second = score(List.of(ransom), finding("Recon:A", 30, "somebody", "y"));

    @Test
    void incidentsStandSideBySideAndCountsAddUp() {
        Score pooled = Pool.of(List.of(first, second));
        assertThat(pooled.incidents()).hasSize(2);
        assertThat(pooled.incident().total()).isEqualTo(new Tally(1, 2, 1, 2));
        assertThat(pooled.verdicts()).isEqualTo(new Verdicts(1, 0, 2));
        assertThat(pooled.byType().get("Recon:A"))
                .isEqualTo(first.byType().get("Recon:A").plus(second.byType().get("Recon:A")));
        assertThat(pooled.rates().accountDays())
                .isEqualTo(first.rates().accountDays() + second.rates().accountDays());
    }

    @Test
    void aPoolOfOneIsThatOne() {
        Score pooled = Pool.of(List.of(first));
        assertThat(pooled.incident().total()).isEqualTo(first.incident().total());
        assertThat(pooled.entity().total()).isEqualTo(first.entity().total());
        assertThat(pooled.event().total()).isEqualTo(first.event().total());
        assertThat(pooled.byType()).isEqualTo(first.byType());
        assertThat(pooled.rates()).isEqualTo(first.rates());
        assertThat(pooled.falsePositives()).isEqualTo(first.falsePositives());
    }

    @Test
    void someOfTheIncidentsAreCountedAlone() {
        Score pooled = Pool.of(List.of(first, second));
        assertThat(pooled.incidentsOf(one -> one.scenario().equals("ransom")).total())
                .isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(pooled.incidentsOf(one -> true).total().wanted()).isEqualTo(2);
    }

    @Test
    void scoresThatCountDifferentlyAreNotPooled() {
        Score lenient = score(List.of(theft), new Matching(true), List.of());
        assertThatThrownBy(() -> Pool.of(List.of(first, lenient))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
