package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NameLookTest {
    @Test
    void looksAtTheFirstLabelOnly() {
        assertThat(look("google.com")).isEqualTo(look("google.xkcdqwrt"));
    }

    @Test
    void wordsShowNeitherDigitsNorLongRunsOfConsonants() {
        NameLook word = look("wikipedia.org");
        assertThat(word.digits()).isZero();
        assertThat(word.consonants()).isZero();
        assertThat(word.vowels()).isZero();
    }

    @Test
    void randomLettersShowInAllThatConcernsLetters() {
        NameLook random = look("xkqzvbnwtrmplfgh.com");
        assertThat(random.entropy()).isEqualTo(1);
        assertThat(random.vowels()).isEqualTo(1);
        assertThat(random.consonants()).isEqualTo(1);
    }

    @Test
    void digitsCountDouble() {
        assertThat(look("a1b2.com").digits()).isEqualTo(1);
    }

    private static NameLook look(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return NameLook.of(bytes, 0, bytes.length);
    }
}
