package io.kumoban.detectors.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.list.DomainSet;
import org.junit.jupiter.api.Test;

class ShippedListsTest {
    @Test
    void miningPoolsAreKnownWithoutAnyListOfTheUser() {
        DomainSet pools = ShippedLists.read().domains(ShippedLists.MINING);

        assertThat(pools.size()).isGreaterThan(30);
        assertThat(pools.contains("eu1.2miners.com")).isTrue();
        assertThat(pools.contains("example.com")).isFalse();
    }
}
