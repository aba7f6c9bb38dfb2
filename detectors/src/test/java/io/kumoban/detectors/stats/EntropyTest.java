package io.kumoban.detectors.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
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

    @Test
    void itIsTheSameAnywhereInAnArray() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) random.nextInt(-3, 4);
            }
            int offset = random.nextInt(bytes.length + 1);
            int length = random.nextInt(bytes.length - offset + 1);
            assertThat(Entropy.of(bytes, offset, length)).isCloseTo(plain(bytes, offset, length), within(1e-12));
        }
    }

    private static double plain(byte[] bytes, int offset, int length) {
        int n = Math.min(length, 64);
        Map<Byte, Integer> counts = new HashMap<>();
        for (int i = 0; i < n; i++) {
            counts.merge(bytes[offset + i], 1, Integer::sum);
        }
        return counts.values().stream()
                .mapToDouble(count -> count / (double) n * Math.log(n / (double) count) / Math.log(2))
                .sum();
    }

    private static double of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Entropy.of(bytes, 0, bytes.length);
    }
}
