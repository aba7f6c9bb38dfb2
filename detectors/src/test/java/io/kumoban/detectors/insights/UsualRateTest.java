package io.kumoban.detectors.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualRateTest {
    @Test
    void countsWithTheVarianceOfAPoissonDistributionHaveItsTail() {
        UsualRate usual = UsualRate.of(20_000, 1_000L * (400 + 20), 1_000);

        double below = 0;
        double term = Math.exp(-20);
        for (int k = 0; k < 35; k++) {
            below += term;
            term *= 20.0 / (k + 1);
        }
        assertThat(usual.average()).isEqualTo(20);
        assertThat(usual.atLeast(35, 1)).isEqualTo(1 - below, within(1e-12));
        assertThat(usual.atMost(34, 1)).isEqualTo(below, within(1e-12));
    }

    @Test
    void countsThatScatterMoreHaveTheTailOfANegativeBinomialDistribution() {
        UsualRate usual = UsualRate.of(4_000, 1_000L * (16 + 12), 1_000);

        // Mean 4 and variance 12: shape 2, success 1/3; terms by their recurrence.
        double below = 0;
        double term = 1.0 / 9;
        for (int k = 0; k < 15; k++) {
            below += term;
            term *= (k + 2.0) / (k + 1) * 2 / 3;
        }
        assertThat(usual.size()).isEqualTo(2, within(1e-12));
        assertThat(usual.atLeast(15, 1)).isEqualTo(1 - below, within(1e-12));
    }

    @Test
    void moreCallsAreNeverMoreProbable() {
        Random dice = new Random(5);
        for (int i = 0; i < 200; i++) {
            int minutes = 1 + dice.nextInt(12_000);
            long sum = dice.nextInt(50_000);
            UsualRate usual = UsualRate.of(sum, sum * (1 + dice.nextInt(400)), minutes);
            double last = 1;
            for (long calls = 0; calls < 5_000; calls = calls * 2 + 1) {
                double probability = usual.atLeast(calls, 1 + dice.nextInt(1));
                assertThat(probability).isBetween(0.0, last + 1e-12);
                last = probability;
            }
            assertThat(usual.limit()).isPositive();
        }
    }

    @Test
    void anApiNeverCalledIsJudgedAsIfItHadBeenCalledOnce() {
        UsualRate never = UsualRate.of(0, 0, 10_080);
        UsualRate once = UsualRate.of(1, 1, 10_080);

        assertThat(never.average()).isZero();
        assertThat(never.atLeast(2, 1)).isEqualTo(once.atLeast(2, 1));
    }
}
