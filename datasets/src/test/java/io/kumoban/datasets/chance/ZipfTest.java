package io.kumoban.datasets.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.datasets.Dice;
import org.junit.jupiter.api.Test;

class ZipfTest {
    private static final int DRAWS = 200_000;

    @Test
    void allRanksAreWithinTheirBoundsAndTheFirstIsTheMostUsual() {
        int[] seen = seen(40, 1);
        assertThat(seen[0]).isGreaterThan(seen[1]);
        assertThat(seen).doesNotContain(0);
    }

    @Test
    void theBusiestHundredthHasTheShareThatTheExponentSays() {
        int[] seen = seen(16_384, 1.2);
        long busiest = 0;
        for (int i = 0; i < 164; i++) {
            busiest += seen[i];
        }
        // The continuous distribution: (1 - 165^-0.2) / (1 - 16385^-0.2).
        assertThat((double) busiest / DRAWS).isCloseTo(0.747, within(0.02));
    }

    @Test
    void aSingleRankIsAlwaysDrawn() {
        assertThat(Zipf.of(1, 1).next(Dice.ofThing("one", 1))).isZero();
    }

    @Test
    void noRanksAreRefused() {
        assertThatThrownBy(() -> Zipf.of(0, 1)).hasMessageContaining("count of 0");
    }

    private static int[] seen(int count, double exponent) {
        Dice dice = Dice.ofThing("zipf", 1);
        Zipf zipf = Zipf.of(count, exponent);
        int[] seen = new int[count];
        for (int i = 0; i < DRAWS; i++) {
            seen[zipf.next(dice)]++;
        }
        return seen;
    }
}
