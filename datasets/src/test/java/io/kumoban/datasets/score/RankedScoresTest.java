package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedScoresTest {
    private record Unit(double score, boolean positive) {}

    private final RankedScores scores = new RankedScores();

    @Test
    void areasAreAsComputedByHand() {
        // Positive 0.9, 0.6, 0.4; negative 0.8, 0.6, 0.1. Of nine pairs the positive one is above in five and level in
        // one.
        // Precision at the positive units: 1 of 1, 2 of 4 (with the tie), 3 of 5.
        add(Label.POSITIVE, 0.9, 0.6, 0.4);
        add(Label.NEGATIVE, 0.8, 0.6, 0.1);
        scores.add(0.7, Label.UNKNOWN);
        Ranking ranking = scores.ranking();
        assertThat(ranking.rocAuc()).isCloseTo(5.5 / 9, within(1e-15));
        assertThat(ranking.prAuc()).isCloseTo((1 + 0.5 + 0.6) / 3, within(1e-15));
        assertThat(ranking.positives()).isEqualTo(3);
        assertThat(ranking.negatives()).isEqualTo(3);
        assertThat(ranking.unknown()).isEqualTo(1);
        assertThat(ranking.points())
                .hasSize(5)
                .startsWith(new Ranking.Point(0.9, 0, 1.0 / 3, 1))
                .endsWith(new Ranking.Point(0.1, 1, 1, 0.5));
    }

    @Test
    void withoutOneKindTheAreasAreNotDefined() {
        assertThat(scores.ranking().rocAuc()).isNaN();
        add(Label.NEGATIVE, 1, 2);
        assertThat(scores.ranking().rocAuc()).isNaN();
        assertThat(scores.ranking().prAuc()).isNaN();
        assertThat(scores.ranking().points().getLast().recall()).isNaN();
    }

    @Test
    void scoresWithoutBoundAreRankedToo() {
        add(Label.POSITIVE, Double.POSITIVE_INFINITY);
        add(Label.NEGATIVE, Double.NEGATIVE_INFINITY);
        assertThat(scores.ranking().rocAuc()).isEqualTo(1);
    }

    @Test
    void theRocAreaIsTheShareOfPairsInTheRightOrder() {
        Property.ofLists(200, 40, RankedScoresTest::unit).holds(units -> {
            RankedScores ranked = new RankedScores();
            units.forEach(unit -> ranked.add(unit.score(), unit.positive() ? Label.POSITIVE : Label.NEGATIVE));
            assertThat(ranked.ranking().rocAuc()).isCloseTo(pairs(units), within(1e-12));
        });
    }

    @Test
    void ofManyPointsAThousandAreKept() {
        IntStream.range(0, 50_000).forEach(i -> scores.add(i, i % 2 == 0 ? Label.POSITIVE : Label.NEGATIVE));
        List<Ranking.Point> points = scores.ranking().points();
        assertThat(points).hasSize(RankedScores.MOST_POINTS);
        assertThat(points.getFirst().threshold()).isEqualTo(49_999);
        assertThat(points.getLast().threshold()).isZero();
    }

    private void add(Label label, double... values) {
        for (double value : values) {
            scores.add(value, label);
        }
    }

    private static Unit unit(Random random) {
        return new Unit(random.nextInt(8), random.nextBoolean());
    }

    private static double pairs(List<Unit> units) {
        double right = 0;
        long all = 0;
        for (Unit positive : units.stream().filter(Unit::positive).toList()) {
            for (Unit negative : units.stream().filter(unit -> !unit.positive()).toList()) {
                all++;
                right += positive.score() > negative.score() ? 1 : positive.score() == negative.score() ? 0.5 : 0;
            }
        }
        return all == 0 ? Double.NaN : right / all;
    }
}
