package io.kumoban.datasets.score;

import static io.kumoban.datasets.score.Story.finding;
import static io.kumoban.datasets.score.Story.incident;
import static io.kumoban.datasets.score.Story.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final long DAY = 86_400;

    private final List<Incident> incidents =
            List.of(incident("theft", 0, "Recon:A", "Stealth:B"), incident("ransom", DAY, "Impact:C"));
    private final Comparison comparison = new Comparison(
            score(incidents, finding("Recon:A", 10, "theft-actor"), finding("Recon:A", 3 * DAY, "ann")),
            score(
                    incidents,
                    finding("Impact:C", DAY, "ransom-actor"),
                    finding("Recon:A", 3 * DAY, "ann"),
                    finding("Recon:A", 4 * DAY, "ben")));

    @Test
    void incidentsThatOneRunFoundAndTheOtherDidNotAreWonOrLost() {
        assertThat(comparison.won())
                .extracting(won -> won.incident().scenario())
                .containsExactly("ransom");
        assertThat(comparison.lost())
                .extracting(lost -> lost.incident().scenario())
                .containsExactly("theft");
    }

    @Test
    void soAreTypes() {
        assertThat(comparison.typesWon()).extracting(Comparison.Turn::type).containsExactly("Impact:C");
        assertThat(comparison.typesLost()).extracting(Comparison.Turn::type).containsExactly("Recon:A");
    }

    @Test
    void falsePositivesAreToldApartByTheirIds() {
        assertThat(comparison.falsePositives()).containsExactly(Map.entry("Recon:A", new Comparison.Alarms(0, 1)));
    }

    @Test
    void aRunComparedWithItselfWinsAndLosesNothing() {
        Comparison same = new Comparison(comparison.after(), comparison.after());
        assertThat(same.won()).isEmpty();
        assertThat(same.lost()).isEmpty();
        assertThat(same.typesWon()).isEmpty();
        assertThat(same.falsePositives()).isEmpty();
    }
}
