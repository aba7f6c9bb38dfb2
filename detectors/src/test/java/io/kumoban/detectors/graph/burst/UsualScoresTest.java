package io.kumoban.detectors.graph.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UsualScoresTest {
    private final UsualScores scores = new UsualScores();
    private int tick;

    @Test
    void nothingIsUsualBeforeATickIsOver() {
        scores.take(50, 1);
        assertThat(scores.high(0.999)).isZero();
    }

    @Test
    void theHighestScoreOfATickTeaches() {
        for (int i = 0; i < 1_000; i++) {
            tick++;
            scores.take(3, tick);
            scores.take(100, tick);
            scores.take(7, tick);
        }
        assertThat(scores.high(0.5)).isCloseTo(100, within(10.0));
    }

    @Test
    void theQuantileFollowsTheStream() {
        ticks(1_000, 100);
        double before = scores.high(0.999);
        ticks(100, 5_000);
        assertThat(scores.high(0.999)).isGreaterThan(10 * before);
    }

    @Test
    void whatWasRaisedTeachesATenthForAnHour() {
        ticks(10_000, 100);
        tick++;
        scores.take(1_000_000, tick);
        scores.raised();
        assertThat(scores.isWary()).isTrue();
        ticks(UsualScores.WARY, 1_000_000);
        // Six or seven of 10,000 lie above now, which the quantile of one in a thousand does not see.
        assertThat(scores.high(0.999)).isLessThan(200);
        ticks(2, 100);
        assertThat(scores.isWary()).isFalse();
    }

    private void ticks(int count, float score) {
        for (int i = 0; i < count; i++) {
            scores.take(score, ++tick);
        }
    }
}
