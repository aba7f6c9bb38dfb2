package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MovingAverageTest {
    private final MovingAverage average = new MovingAverage();

    @Test
    void aShortSeriesHasItsPlainMeanAndDeviation() {
        for (double value : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            average.add(value, 100);
        }
        assertThat(average.mean()).isCloseTo(5, within(1e-12));
        assertThat(average.deviation()).isCloseTo(2, within(1e-12));
    }

    @Test
    void aLongSeriesForgetsItsBeginning() {
        for (int i = 0; i < 10; i++) {
            average.add(1_000, 10);
        }
        for (int i = 0; i < 200; i++) {
            average.add(10, 10);
        }
        assertThat(average.mean()).isCloseTo(10, within(0.01));
    }

    @Test
    void aReloadContinuesTheSeries() {
        average.add(3, 10);
        MovingAverage loaded = SavedAndLoaded.copy(average, new MovingAverage());
        loaded.add(5, 10);
        assertThat(loaded.mean()).isEqualTo(4);
        assertThat(loaded.count()).isEqualTo(2);
    }
}
