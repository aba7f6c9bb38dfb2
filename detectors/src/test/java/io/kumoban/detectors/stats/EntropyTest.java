package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntropyTest {
    @Test
    void aTextOfOneLetterHasNone() {
        assertThat(of("aaaa")).isZero();
    }

    @Test
    void distinctLettersHaveTheLogarithmOfTheirNumber() {
        assertThat(of("abcdefgh")).isCloseTo(3, within(1e-12));
    }

    @Test
    void unevenLettersHaveLess() {
        assertThat(of("aaab")).isCloseTo(0.8113, within(1e-4));
    }

    private static double of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Entropy.of(bytes, 0, bytes.length);
    }
}
