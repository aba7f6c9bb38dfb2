package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameLookTest {
    @Test
    void looksAtTheFirstLabelOnly() {
        assertThat(NameLook.of("google.com")).isEqualTo(NameLook.of("google.xkcdqwrt"));
    }

    @Test
    void digitsFewVowelsAndRunsOfConsonantsAreNamed() {
        assertThat(NameLook.of("x7kqzvbna2.com").inWords()).isEqualTo("2 digits, few vowels, 6 consonants in a row");
    }

    @Test
    void aLongLabelOfWordsIsLong() {
        assertThat(NameLook.of("gardenwindowsilver.net").inWords()).isEqualTo("18 characters");
    }

    @Test
    void ifNothingElseIsOddItMustBeTheLetters() {
        assertThat(NameLook.of("gacyqob.com").inWords()).isEqualTo("letters that rarely stand together");
    }
}
