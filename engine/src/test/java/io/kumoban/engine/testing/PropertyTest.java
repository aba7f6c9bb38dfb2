package io.kumoban.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void aFailureNamesItsSeedAndTheElementThatMatters() {
        assertThatThrownBy(() -> Property.ofLists(50, 40, random -> random.nextInt(100))
                        .holds(list -> assertThat(list).allMatch(number -> number < 90)))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(
                        "(?s)it does not hold for the case of -Dproperty.seed=\\d+, made small: \\[9\\d].*");
    }

    @Test
    void aSizeIsMadeAsSmallAsItStillFails() {
        assertThatThrownBy(() -> Property.ofSizes(20, 1000, random -> size -> "x".repeat(size))
                        .holds(text -> assertThat(text.value().length()).isLessThan(10)))
                .hasMessageContaining("made small: of size 10: xxxxxxxxxx");
    }

    @Test
    void theSameCasesAreTriedEachTime() {
        List<List<Integer>> first = new ArrayList<>();
        List<List<Integer>> second = new ArrayList<>();
        Property<List<Integer>> lists = Property.ofLists(10, 5, random -> random.nextInt());

        lists.holds(first::add);
        lists.holds(second::add);

        assertThat(first).hasSize(10).isEqualTo(second);
    }
}
