package io.kumoban.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void equalArgumentsGiveEqualThrows() {
        assertThat(Dice.of(1, "a", 2).uuid()).isEqualTo(Dice.of(1, "a", 2).uuid());
    }

    @Test
    void seedPurposeAndNumberEachMatter() {
        assertThat(Dice.of(1, "a", 2).next())
                .isNotIn(
                        Dice.of(2, "a", 2).next(),
                        Dice.of(1, "b", 2).next(),
                        Dice.of(1, "a", 3).next());
    }

    @Test
    void aRangeIsUsedFromEndToEnd() {
        Dice dice = Dice.of(1, "range", 0);

        assertThat(IntStream.range(0, 200)
                        .map(i -> dice.between(3, 6))
                        .distinct()
                        .sorted())
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void countsOfHappeningsAverageTheirMean() {
        Dice dice = Dice.of(1, "poisson", 0);

        assertThat(IntStream.range(0, 10_000)
                        .map(i -> dice.poisson(3))
                        .average()
                        .orElseThrow())
                .isBetween(2.9, 3.1);
    }
}
