package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditsTest {
    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Edits.between("replay", "repaly")).isEqualTo(1);
    }

    @Test
    void insertionsDeletionsAndReplacementsCountOneEach() {
        assertThat(Edits.between("demo", "demo")).isZero();
        assertThat(Edits.between("demo", "dem")).isEqualTo(1);
        assertThat(Edits.between("events", "evints")).isEqualTo(1);
        assertThat(Edits.between("", "abc")).isEqualTo(3);
    }
}
