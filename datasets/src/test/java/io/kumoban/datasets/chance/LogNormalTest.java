package io.kumoban.datasets.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.datasets.Dice;
import org.junit.jupiter.api.Test;

class LogNormalTest {
    @Test
    void theLogarithmsHaveTheMeanAndTheSpreadAskedFor() {
        LogNormal sizes = LogNormal.of(900, 1.3);
        Dice dice = Dice.ofThing("sizes", 1);
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double log = Math.log(sizes.nextDouble(dice));
            sum += log;
            squares += log * log;
        }
        double mean = sum / draws;
        assertThat(mean).isCloseTo(Math.log(900), within(0.02));
        assertThat(Math.sqrt(squares / draws - mean * mean)).isCloseTo(1.3, within(0.02));
    }
}
