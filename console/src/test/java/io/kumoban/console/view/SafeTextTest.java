package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    private static final String ESCAPE = Character.toString(27);

    @Test
    void plainTextIsUntouched() {
        assertThat(SafeText.of("arn:aws:iam::111122223333:role/dev ops"))
                .isEqualTo("arn:aws:iam::111122223333:role/dev ops");
    }

    @Test
    void aTerminalEscapeIsShownAndNotObeyed() {
        assertThat(SafeText.of(ESCAPE + "[2Jgone")).isEqualTo("\\x1b[2Jgone");
        assertThat(SafeText.of("\u009b31mred")).isEqualTo("\\x9b31mred");
    }

    @Test
    void lineEndsAndTabsStayOnOneLine() {
        assertThat(SafeText.of("a\nb\rc\td\u2028e")).isEqualTo("a\\nb\\rc\\td\\u2028e");
    }

    @Test
    void turningTheWritingDirectionIsShown() {
        assertThat(SafeText.of("exe\u202egpj.txt")).isEqualTo("exe\\u202egpj.txt");
        assertThat(SafeText.of("a\u200bb\ufeffc")).isEqualTo("a\\u200bb\\ufeffc");
    }

    @Test
    void halfASurrogatePairIsShown() {
        assertThat(SafeText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void otherScriptsAndEmojiStay() {
        String text = "日本語 e\u0301 \ud83d\udc69\u200d\ud83d\udcbb \u0645\u0631\u062d\u0628\u0627";
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void aJoinerBetweenLettersIsShown() {
        assertThat(SafeText.of("pay\u200dpal")).isEqualTo("pay\\u200dpal");
    }

    @Test
    void aLeadingMarkDoesNotSettleOnWhatStandsBefore() {
        assertThat(SafeText.of("\u0338x")).isEqualTo("\u25cc\u0338x");
    }
}
