package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1);

    @Test
    void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
        Level level = found(13, 20);
        assertThat(recall(new Bootstrap(7), level)).isEqualTo(recall(new Bootstrap(7), level));
        assertThat(recall(new Bootstrap(7), found(130, 200))).isNotEqualTo(recall(new Bootstrap(8), found(130, 200)));
    }

    @Test
    void aRecallHasTheIntervalOfABinomialShare() {
        // The binomial distribution of 100 trials at 0.5 has its 2.5 % quantile at 40 and its 97.5 % quantile at 60.
        Interval interval = recall(BOOTSTRAP, found(50, 100));
        assertThat(interval.low()).isCloseTo(0.40, within(0.015));
        assertThat(interval.high()).isCloseTo(0.60, within(0.015));
    }

    @Test
    void whatIsTheSameForAllIncidentsHasNoWidth() {
        assertThat(recall(BOOTSTRAP, found(5, 5))).isEqualTo(new Interval(1, 1));
        assertThat(recall(BOOTSTRAP, found(0, 5))).isEqualTo(new Interval(0, 0));
    }

    @Test
    void aMeasureThatIsNotDefinedHasNoInterval() {
        assertThat(BOOTSTRAP.draw(found(0, 0)).interval(Measure.RECALL)).isEmpty();
        assertThat(BOOTSTRAP.draw(found(0, 5)).interval(Measure.PRECISION)).isEmpty();
    }

    @Test
    void daysOfFalsePositivesAreDrawnAsPoissonNumbers() {
        // A hundred days with one false positive each: their sum is Poisson of mean 100, from 81 to 120 in 95 % of
        // draws.
        TreeMap<AccountDay, Long> days = new TreeMap<>();
        IntStream.range(0, 100).forEach(day -> days.put(new AccountDay("a", day), 1L));
        FalsePositiveRates rates = new FalsePositiveRates(1000, true, Collections.emptyMap(), days, 0);
        assertThat(BOOTSTRAP.interval(rates)).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(0.081, within(0.003));
            assertThat(interval.high()).isCloseTo(0.120, within(0.003));
        });
        assertThat(BOOTSTRAP.interval(new FalsePositiveRates(0, true, Collections.emptyMap(), days, 0)))
                .isEmpty();
    }

    @Test
    void twoRunsAreComparedInPairs() {
        Resamples before = BOOTSTRAP.draw(found(10, 20));
        assertThat(BOOTSTRAP.draw(found(10, 20)).above(before, Measure.RECALL)).contains(new Interval(0, 0));
        assertThat(BOOTSTRAP.draw(found(16, 20)).above(before, Measure.RECALL))
                .hasValueSatisfying(interval -> assertThat(interval.low()).isBetween(0.05, 0.29));
        assertThat(BOOTSTRAP.draw(found(0, 0)).above(before, Measure.RECALL)).isEmpty();
    }

    private static Interval recall(Bootstrap bootstrap, Level level) {
        return bootstrap.draw(level).interval(Measure.RECALL).orElseThrow();
    }

    private static Level found(int found, int wanted) {
        List<Tally> incidents = IntStream.range(0, wanted)
                .mapToObj(i -> new Tally(i < found ? 1 : 0, 1, 0, 0))
                .toList();
        return new Level(incidents, new TreeMap<>());
    }
}
