package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaviestKeysTest {
    private final HeaviestKeys keys = new HeaviestKeys();

    @Test
    void fewKeysAreWeighedExactly() {
        keys.add(1, 10);
        keys.add(2, 30);
        keys.add(1, 15);
        assertThat(keys.heaviest()).isEqualTo(30);
    }

    @Test
    void amongManyKeysTheHeaviestIsNeverTooLight() {
        for (int i = 1; i <= 1_000; i++) {
            keys.add(i, 1);
            keys.add(7_777, 5);
        }
        assertThat(keys.heaviest()).isBetween(5_000L, 5_000L + 1_000 / 15);
    }

    @Test
    void aReloadKeepsTheWeights() {
        keys.add(3, 9);
        HeaviestKeys loaded = SavedAndLoaded.copy(keys, new HeaviestKeys());
        loaded.add(3, 1);
        assertThat(loaded.heaviest()).isEqualTo(10);
    }
}
