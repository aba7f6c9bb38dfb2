package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoveltyTest {
    @Test
    void newInEveryRespectIsOne() {
        Novelty novelty = new Novelty();
        novelty.add(0.5, 0, 1_000, 10);
        novelty.add(0.5, 0, 50_000, 300);
        assertThat(novelty.score()).isEqualTo(1);
        assertThat(novelty.unseen()).isEqualTo(2);
    }

    @Test
    void theUsualIsNearZero() {
        Novelty novelty = new Novelty();
        novelty.add(1, 1_000, 1_000, 1);
        assertThat(novelty.score()).isLessThan(0.01);
        assertThat(novelty.unseen()).isZero();
    }

    @Test
    void whatWasSeenOnceLongAgoIsUnseenAgain() {
        Novelty novelty = new Novelty();
        assertThat(novelty.add(1, 0.49, 1_000, 10)).isTrue();
        assertThat(novelty.add(1, 0.5, 1_000, 10)).isFalse();
    }

    @Test
    void nothingToCompareWithIsNoNovelty() {
        assertThat(new Novelty().score()).isZero();
    }
}
