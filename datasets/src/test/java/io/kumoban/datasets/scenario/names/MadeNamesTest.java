package io.kumoban.datasets.scenario.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.datasets.Dice;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeNamesTest {
    private static final int LONGEST_LABEL = 63;
    private static final int ROOM_FOR_LABELS = 200;

    private final Dice dice = Dice.of(1, "names", 0);

    @ParameterizedTest
    @ValueSource(strings = {"letters", "hex", "mixed", "syllables", "words", "hyphenated", "dated"})
    void aGeneratedLabelMayStandInAName(String kind) {
        assertThat(IntStream.range(0, 500).mapToObj(i -> GeneratedNames.label(kind, 0, i, dice)))
                .allMatch(label -> label.matches("[a-z0-9-]{8,30}"))
                .satisfies(
                        labels -> assertThat(labels.stream().distinct().count()).isGreaterThan(450));
    }

    @Test
    void shortNamesAreNoLongerThanOrdinaryOnes() {
        assertThat(IntStream.range(0, 500).mapToObj(i -> GeneratedNames.label("short", 0, i, dice)))
                .allMatch(label -> label.matches("[a-z]{5,7}"));
    }

    @Test
    void datedNamesAreTheSameOnEveryMachineAndOthersOnTheNextDay() {
        String here = GeneratedNames.label("dated", 86_400, 7, Dice.of(1, "here", 0));
        String there = GeneratedNames.label("dated", 86_400, 7, Dice.of(2, "there", 0));

        assertThat(there).isEqualTo(here);
        assertThat(GeneratedNames.label("dated", 172_800, 7, dice)).isNotEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iodine", "dnscat2", "dns2tcp", "beacon", "chunks", "base58"})
    void theLabelsOfATunnelFitIntoAName(String tool) {
        assertThat(IntStream.range(0, 500).mapToObj(i -> TunnelNames.labels(tool, i, dice)))
                .allMatch(labels -> labels.length() <= ROOM_FOR_LABELS)
                .allMatch(labels -> Stream.of(labels.split("\\.", -1))
                        .allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL));
    }

    @Test
    void aKindThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> GeneratedNames.label("runes", 0, 0, dice)).hasMessageContaining("'runes'");
        assertThatThrownBy(() -> TunnelNames.labels("pigeon", 0, dice)).hasMessageContaining("'pigeon'");
    }
}
