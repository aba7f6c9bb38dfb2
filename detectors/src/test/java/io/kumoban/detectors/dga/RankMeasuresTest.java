package io.kumoban.detectors.dga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankMeasuresTest {
    private final RankMeasures ranks =
            new RankMeasures(IntStream.range(0, 1_000).mapToDouble(i -> i).toArray());

    @Test
    void theAreaIsTheChanceToScoreHigher() {
        assertThat(ranks.area(new double[] {2_000})).isEqualTo(1);
        assertThat(ranks.area(new double[] {-1})).isZero();
        assertThat(ranks.area(new double[] {249.5, 749.5})).isEqualTo(0.5);
    }

    @Test
    void tiesCountHalf() {
        assertThat(new RankMeasures(new double[] {1, 1, 1}).area(new double[] {1}))
                .isEqualTo(0.5);
    }

    @Test
    void theThresholdLeavesItsShareAbove() {
        double threshold = ranks.threshold(0.01);
        assertThat(threshold).isEqualTo(989);
        assertThat(RankMeasures.above(
                        IntStream.range(0, 1_000).mapToDouble(i -> i).toArray(), threshold))
                .isEqualTo(0.01);
    }
}
