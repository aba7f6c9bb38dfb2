package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WidthTest {
    private static final String WOMAN_AT_COMPUTER = "\ud83d\udc69\u200d\ud83d\udcbb";
    private static final String FLAG = "\ud83c\uddef\ud83c\uddf5";
    private static final String E_ACUTE = "e\u0301";

    @Test
    void eastAsianLettersTakeTwoColumns() {
        assertThat(Width.of("日本")).isEqualTo(4);
        assertThat(Width.of("한글")).isEqualTo(4);
        assertThat(Width.of("ｱ")).isEqualTo(1);
        assertThat(Width.of("Ａ")).isEqualTo(2);
    }

    @Test
    void combiningMarksTakeNone() {
        assertThat(Width.of(E_ACUTE)).isEqualTo(1);
        assertThat(Width.of("z\u0300\u0301\u0302\u0303")).isEqualTo(1);
    }

    @Test
    void anEmojiSequenceTakesTwo() {
        assertThat(Width.of("\ud83d\ude00")).isEqualTo(2);
        assertThat(Width.of(WOMAN_AT_COMPUTER)).isEqualTo(2);
        assertThat(Width.of(FLAG)).isEqualTo(2);
        assertThat(Width.of("\u2764\ufe0f")).isEqualTo(2);
    }

    @Test
    void cuttingLeavesWhatFits() {
        assertThat(Width.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Width.cut("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Width.cut("abcdef", 1)).isEqualTo("\u2026");
    }

    @Test
    void cuttingNeverExceedsTheColumns() {
        String text = "日" + E_ACUTE + "本" + WOMAN_AT_COMPUTER + "x" + FLAG + "語";
        for (int columns = 1; columns <= Width.of(text) + 1; columns++) {
            assertThat(Width.of(Width.cut(text, columns))).isLessThanOrEqualTo(columns);
        }
    }

    @Test
    void cuttingKeepsPairsAndSequencesWhole() {
        assertThat(Width.cut(WOMAN_AT_COMPUTER + "abc", 3)).isEqualTo(WOMAN_AT_COMPUTER + "\u2026");
        assertThat(Width.cut(WOMAN_AT_COMPUTER + "abc", 2)).isEqualTo("\u2026");
        assertThat(Width.cut(E_ACUTE + E_ACUTE + E_ACUTE, 2)).isEqualTo(E_ACUTE + "\u2026");
    }

    @Test
    void cuttingToNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Width.cut("a", 0));
    }
}
