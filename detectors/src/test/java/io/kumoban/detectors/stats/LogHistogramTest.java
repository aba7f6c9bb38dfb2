package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogHistogramTest {
    private static final int BINS_OF_OCTAVE = 8;
    private final LogHistogram histogram = new LogHistogram(20);

    @Test
    void quartilesLieWithinABinOfTheExactOnes() {
        long[] values = spread(1, 100_000);
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            double exact = values[(int) (share * values.length)];
            assertThat(histogram.quantile(share)).isCloseTo(exact, within(exact / BINS_OF_OCTAVE));
        }
    }

    @Test
    void theMedianDistanceLiesWithinABinOfTheExactOne() {
        long[] values = spread(2, 100_000);
        for (double from : new double[] {1, 90, 5_000, 40_000, 99_000}) {
            double[] distances = Arrays.stream(values)
                    .mapToDouble(value -> Math.abs(value - from))
                    .sorted()
                    .toArray();
            double exact = distances[distances.length / 2];
            assertThat(histogram.medianDistance(from)).isCloseTo(exact, within((from + exact) / BINS_OF_OCTAVE));
        }
    }

    @Test
    void aClockworkHasHardlyAnyDistance() {
        LongStream.range(0, 100).forEach(unused -> histogram.add(3_600));
        double median = histogram.quantile(0.5);
        assertThat(histogram.medianDistance(median)).isLessThan(median / BINS_OF_OCTAVE);
    }

    @Test
    void anEmptyHistogramHasNoDistance() {
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.medianDistance(10)).isBetween(0.0, Math.scalb(1.0, 20));
    }

    @Test
    void aReloadKeepsTheBins() {
        spread(3, 1_000);
        LogHistogram loaded = SavedAndLoaded.copy(histogram, new LogHistogram(20));
        assertThat(SavedAndLoaded.bytes(loaded)).isEqualTo(SavedAndLoaded.bytes(histogram));
    }

    private long[] spread(long seed, int limit) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = LongStream.generate(() -> random.nextLong(1, limit))
                .limit(5_000)
                .sorted()
                .toArray();
        Arrays.stream(values).forEach(histogram::add);
        return values;
    }
}
