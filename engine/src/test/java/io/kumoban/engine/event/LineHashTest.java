package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineHashTest {
    private static final int LONGEST = 300;

    private static String hash(byte[] bytes, int offset, int length) {
        LineHash hash = new LineHash();
        hash.hash(bytes, offset, length, 0, 0);
        return "%016x%016x".formatted(hash.high(), hash.low());
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(3).nextBytes(noise);
        return noise;
    }

    @Test
    void onlyTheBytesOfTheLineCount() {
        for (int length = 0; length <= LONGEST; length++) {
            byte[] line = noise(length);
            byte[] inside = noise(length + 20);
            System.arraycopy(line, 0, inside, 7, length);
            assertThat(hash(inside, 7, length)).isEqualTo(hash(line, 0, length));
        }
    }

    @Test
    void zerosOfEveryLengthHashDifferently() {
        Set<String> seen = new HashSet<>();
        for (int length = 0; length <= LONGEST; length++) {
            assertThat(seen.add(hash(new byte[length], 0, length))).isTrue();
        }
    }

    @Test
    void eachBitOfALineTurnsAboutHalfOfTheBitsOfEachHalf() {
        for (int length : new int[] {1, 7, 8, 9, 31, 32, 33, 64, 65, 116, 240}) {
            byte[] line = noise(length);
            LineHash hash = new LineHash();
            hash.hash(line, 0, length, 0, 0);
            long high = hash.high();
            long low = hash.low();
            for (int bit = 0; bit < length * 8; bit++) {
                line[bit / 8] ^= (byte) (1 << bit % 8);
                hash.hash(line, 0, length, 0, 0);
                assertThat(Long.bitCount(hash.high() ^ high))
                        .as("bit %d of %d bytes, upper half", bit, length)
                        .isBetween(10, 54);
                assertThat(Long.bitCount(hash.low() ^ low))
                        .as("bit %d of %d bytes, lower half", bit, length)
                        .isBetween(10, 54);
                line[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
    }

    @Test
    void wordsThatChangePlacesChangeBothHalves() {
        byte[] line = noise(160);
        LineHash hash = new LineHash();
        hash.hash(line, 0, line.length, 0, 0);
        long high = hash.high();
        long low = hash.low();
        for (int first = 0; first < 20; first++) {
            for (int second = 0; second < first; second++) {
                byte[] changed = line.clone();
                System.arraycopy(line, first * 8, changed, second * 8, 8);
                System.arraycopy(line, second * 8, changed, first * 8, 8);
                hash.hash(changed, 0, changed.length, 0, 0);
                assertThat(hash.high()).isNotEqualTo(high);
                assertThat(hash.low()).isNotEqualTo(low);
            }
        }
    }

    @Test
    void linesThatDifferInADigitOrTwoAllHashDifferently() {
        Set<Long> upper = new HashSet<>();
        Set<Long> lower = new HashSet<>();
        LineHash hash = new LineHash();
        int lines = 200_000;
        for (int i = 0; i < lines; i++) {
            byte[] line = ("2 123456789010 eni-1235b8ca123456789 10.0." + i % 256 + "." + i / 256 % 256 + " 10.0.0.2 "
                            + i + " 443 6 1 40 1418530010 1418530070 ACCEPT OK")
                    .getBytes(StandardCharsets.US_ASCII);
            hash.hash(line, 0, line.length, 0, 0);
            upper.add(hash.high());
            lower.add(hash.low());
        }
        assertThat(upper).hasSize(lines);
        assertThat(lower).hasSize(lines);
    }
}
