package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    @Test
    void aTerminalHasColoursAndAPipeHasNone() {
        assertThat(new Surroundings(Map.of(), true, true).colours()).isTrue();
        assertThat(new Surroundings(Map.of(), false, true).colours()).isFalse();
    }

    @Test
    void noColorTakesColoursAwayButNotTheProgressLine() {
        Surroundings plain = new Surroundings(Map.of("NO_COLOR", "1"), true, true);
        assertThat(plain.colours()).isFalse();
        assertThat(plain.redraws()).isTrue();
    }

    @Test
    void anEmptyNoColorMeansNothing() {
        assertThat(new Surroundings(Map.of("NO_COLOR", ""), true, true).colours())
                .isTrue();
    }

    @Test
    void progressIsDrawnOnATerminalOnStandardErrorOnly() {
        assertThat(new Surroundings(Map.of(), false, true).redraws()).isTrue();
        assertThat(new Surroundings(Map.of(), true, false).redraws()).isFalse();
        assertThat(new Surroundings(Map.of("TERM", "dumb"), true, true).redraws())
                .isFalse();
    }

    @Test
    void theWidthIsThatOfTheEnvironmentOrOneHundredAndTwenty() {
        assertThat(new Surroundings(Map.of("COLUMNS", "90"), true, true).columns())
                .isEqualTo(90);
        assertThat(new Surroundings(Map.of("COLUMNS", "wide"), true, true).columns())
                .isEqualTo(120);
        assertThat(new Surroundings(Map.of(), true, true).columns()).isEqualTo(120);
        assertThat(new Surroundings(Map.of("COLUMNS", "90"), false, true).columns())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
