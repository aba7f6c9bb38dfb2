package io.kumoban.bench.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkScoreTest {
    /** Two teams: the first three call the first APIs, the others the last ones; the fifth is called by nobody. */
    private static final Learned TEAMS = new Learned(
            new double[][] {
                {9, 9, 0, 0, 0},
                {9, 9, 9, 0, 0},
                {9, 9, 9, 0, 0},
                {0, 0, 0, 9, 0},
                {0, 0, 0, 9, 0},
            },
            List.of("1", "1", "1", "1", "1"));

    @Test
    void whatColleaguesDoIsLikelierThanWhatOthersDoInAllWaysThatKnowOfPeers() {
        for (LinkScore.Method method : LinkScore.all()) {
            LinkScore score = method.of().apply(TEAMS);
            if (!method.words().startsWith("share") && !method.words().startsWith("truncated")) {
                assertThat(score.of(0, 2)).as(method.words()).isLessThan(score.of(0, 3));
            }
        }
    }

    @Test
    void whatNobodyDoesIsTheLeastLikely() {
        for (LinkScore.Method method : LinkScore.all()) {
            LinkScore score = method.of().apply(TEAMS);
            if (!method.words().startsWith("truncated")) {
                assertThat(score.of(0, 4)).as(method.words()).isGreaterThan(score.of(0, 2));
            }
        }
    }

    @Test
    void inFewDimensionsTheTeamStandsForItsMembers() {
        LinkScore score = SpectralScores.of(TEAMS, 2);

        assertThat(score.of(0, 2)).isLessThan(-0.1);
        assertThat(score.of(0, 3)).isBetween(-1e-9, 1e-9);
        assertThat(score.of(0, 4)).isBetween(-1e-9, 1e-9);
    }

    @Test
    void alertsAreTakenUntilTheBudgetOfWrongOnesIsSpent() {
        AlertTable table = new AlertTable(true);
        List<Alert> alerts = List.of(
                new Alert(5, List.of(1)),
                new Alert(4, List.of()),
                new Alert(3, List.of(2)),
                new Alert(2, List.of()),
                new Alert(1, List.of(3)));

        table.add("some", alerts, new AlertTable.Truth(Set.of(1, 2, 3), Set.of(), Set.of(2, 3), 10), 0.1);

        assertThat(table.table().rows().getFirst()).containsExactly("some", "2 of 3", "1 of 2", "0.100");
    }
}
