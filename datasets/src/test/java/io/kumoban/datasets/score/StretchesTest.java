package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private record Stretch(long first, long last) {}

    @Test
    void theyHoldWhatASetOfNumbersHolds() {
        Property.ofLists(300, 8, random -> {
                    long first = random.nextInt(40);
                    return new Stretch(first, first + random.nextInt(10));
                })
                .holds(stretches -> {
                    Stretches set = new Stretches();
                    Set<Long> plain = new HashSet<>();
                    for (Stretch stretch : stretches) {
                        set.add(stretch.first(), stretch.last());
                        for (long number = stretch.first(); number <= stretch.last(); number++) {
                            plain.add(number);
                        }
                    }
                    assertThat(set.size()).isEqualTo(plain.size());
                    for (long number = -1; number <= 50; number++) {
                        assertThat(set.covers(number)).isEqualTo(plain.contains(number));
                    }
                });
    }
}
