package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Hashes;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCounterTest {
    private final DistinctCounter counter = new DistinctCounter();

    @Test
    void countsExactlyUpToItsLimit() {
        for (int round = 0; round < 3; round++) {
            add(0, DistinctCounter.EXACT);
        }
        assertThat(counter.count()).isEqualTo(DistinctCounter.EXACT);
    }

    @Test
    void saysByHowMuchTheCountGrew() {
        assertThat(counter.add(Hashes.mix(7))).isEqualTo(1);
        assertThat(counter.add(Hashes.mix(7))).isZero();
    }

    @Test
    void takesTheHashZeroForAMember() {
        assertThat(counter.add(0)).isEqualTo(1);
        assertThat(counter.add(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100, 1_000, 10_000, 1_000_000})
    void estimatesWithinThreeStandardErrors(int members) {
        add(0, members);
        assertThat(counter.count()).isCloseTo(members, Percentage.withPercentage(3 * 3.7));
    }

    @Test
    void growthsSumUpToTheCountAlsoInTheSketch() {
        double sum = 0;
        for (int i = 0; i < 5_000; i++) {
            sum += counter.add(Hashes.mix(i));
        }
        assertThat(counter.count()).isEqualTo((int) Math.round(sum));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 63, 64, 65, 300})
    void behavesTheSameAfterAReload(int members) {
        add(0, members);
        DistinctCounter loaded = SavedAndLoaded.copy(counter, new DistinctCounter());
        assertThat(SavedAndLoaded.bytes(loaded)).isEqualTo(SavedAndLoaded.bytes(counter));
        for (int i = 0; i < 500; i++) {
            assertThat(loaded.add(Hashes.mix(i))).isEqualTo(counter.add(Hashes.mix(i)));
        }
        assertThat(loaded.count()).isEqualTo(counter.count());
    }

    @Test
    void isEmptyAfterClearing() {
        add(0, 500);
        counter.clear();
        assertThat(counter.count()).isZero();
        assertThat(counter.add(Hashes.mix(1))).isEqualTo(1);
    }

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            counter.add(Hashes.mix(i));
        }
    }
}
