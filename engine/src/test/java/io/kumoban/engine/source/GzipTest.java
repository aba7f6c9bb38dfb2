package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
    private static final byte[] PLAIN = Packed.log(40);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 511, 512, 513, 65536, 1 << 20})
    void whatWasPackedComesOutWhateverTheStep(int step) {
        byte[] plain = Packed.log(30_000);
        Reading.Content content =
                Reading.of(Packed.gzip(plain), ReadLimits.DEFAULT, step).only();
        assertThat(content.bytes()).isEqualTo(plain);
        assertThat(content.damage()).isNull();
    }

    @Test
    void everyOptionalHeaderFieldIsPassedOver() {
        Reading.Content content = Reading.of(Packed.gzipWithAllFields(PLAIN)).only();
        assertThat(content.bytes()).isEqualTo(PLAIN);
        assertThat(content.damage()).isNull();
    }

    @Test
    void aWrongHeaderChecksumIsDamage() {
        byte[] packed = Packed.gzipWithAllFields(PLAIN);
        packed[4] ^= 1;
        Damage damage = Reading.of(packed).only().damage();
        assertThat(damage).isEqualTo(new Damage(0, "the checksum of the gzip header does not match"));
    }

    @Test
    void membersInAChainAreOneRunOfBytes() {
        byte[] chain = Packed.concat(
                Packed.gzip(Packed.text("one ")),
                Packed.gzip(new byte[0]),
                Packed.gzipWithAllFields(Packed.text("two ")),
                Packed.gzip(Packed.text("three")));
        Reading.Content content = Reading.of(chain).only();
        assertThat(content.text()).isEqualTo("one two three");
        assertThat(content.damage()).isNull();
    }

    @Test
    void zerosAfterTheLastMemberArePadding() {
        Reading.Content content =
                Reading.of(Packed.concat(Packed.gzip(PLAIN), new byte[1000])).only();
        assertThat(content.bytes()).isEqualTo(PLAIN);
        assertThat(content.damage()).isNull();
    }

    @Test
    void otherBytesAfterTheLastMemberAreDamageThere() {
        for (byte[] rest : new byte[][] {{1}, {0, 0, 1}, {0x1F}, {0x1F, 0x20, 8, 0, 0, 0, 0, 0, 0, 0, 0}}) {
            Reading.Content content =
                    Reading.of(Packed.concat(Packed.gzip(PLAIN), rest)).only();
            assertThat(content.bytes()).isEqualTo(PLAIN);
            assertThat(content.damage()).isNotNull();
            assertThat(content.damage().offset()).isEqualTo(PLAIN.length);
        }
    }

    @Test
    void aChainCutInItsSecondMemberKeepsTheFirst() {
        byte[] first = Packed.gzip(PLAIN);
        byte[] chain = Packed.concat(first, Packed.gzip(PLAIN));
        for (int length = first.length + 1; length < chain.length; length++) {
            Reading.Content content = Reading.of(Arrays.copyOf(chain, length)).only();
            assertThat(content.bytes()).startsWith(PLAIN);
            assertThat(content.damage()).isNotNull();
        }
    }

    @Test
    void everyCutGivesWhatInflatedBeforeItAndThenDamage() {
        byte[] packed = Packed.gzip(PLAIN);
        for (int length = 2; length < packed.length; length++) {
            Reading.Content content = Reading.of(Arrays.copyOf(packed, length)).only();
            assertThat(content.isPrefixOf(PLAIN)).as("cut to %d", length).isTrue();
            assertThat(content.damage()).as("cut to %d", length).isNotNull();
            assertThat(content.damage().offset()).isEqualTo(content.bytes().length);
            assertThat(content.damage().reason()).contains("cut off");
        }
        assertThat(Reading.of(Arrays.copyOf(packed, packed.length - 8)).only().bytes())
                .isEqualTo(PLAIN);
    }

    @Test
    void aCutInTheMiddleKeepsWhatWasBeforeIt() {
        byte[] plain = Packed.log(30_000);
        byte[] packed = Packed.gzip(plain);
        Reading.Content content =
                Reading.of(Arrays.copyOf(packed, packed.length / 2)).only();
        assertThat(content.bytes().length).isBetween(plain.length / 3, plain.length * 2 / 3);
        assertThat(content.isPrefixOf(plain)).isTrue();
    }

    @Test
    void everyFlippedBitGivesTheTruthOrDamage() {
        byte[] packed = Packed.gzipWithAllFields(PLAIN);
        // The first two bytes say that this is gzip at all.
        for (int at = 2; at < packed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = packed.clone();
                flipped[at] ^= (byte) (1 << bit);
                Reading.Content content = Reading.of(flipped).only();
                if (content.damage() == null) {
                    assertThat(content.bytes()).as("byte %d bit %d", at, bit).isEqualTo(PLAIN);
                } else {
                    assertThat(content.damage().offset()).isEqualTo(content.bytes().length);
                }
            }
        }
    }

    @Test
    void manyWrongBytesNeverThrow() {
        long seed = 20260614;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] packed = Packed.concat(Packed.gzip(PLAIN), Packed.gzip(PLAIN));
        for (int round = 0; round < 5000; round++) {
            byte[] broken = packed.clone();
            for (int i = 0; i <= round % 7; i++) {
                broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt();
            }
            Reading.Content content = Reading.of(broken).only();
            boolean truth = Arrays.equals(content.bytes(), Packed.concat(PLAIN, PLAIN));
            assertThat(truth || content.damage() != null)
                    .as("seed %d round %d", seed, round)
                    .isTrue();
        }
    }

    @Test
    void corruptDataDeepInAFileKeepsWhatInflatedBeforeIt() {
        byte[] plain = Packed.log(30_000);
        byte[] packed = Packed.gzip(plain);
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 64, (byte) 0xFF);
        Reading.Content content = Reading.of(packed).only();
        assertThat(content.damage()).isNotNull();
        assertThat(content.bytes().length).isGreaterThan(plain.length / 3);
        byte[] before = Arrays.copyOf(content.bytes(), plain.length / 3);
        assertThat(plain).startsWith(before);
    }

    @Test
    void aWrongChecksumIsToldAfterAllBytesWereGiven() {
        byte[] packed = Packed.gzip(PLAIN);
        packed[packed.length - 8] ^= 1;
        Reading.Content content = Reading.of(packed).only();
        assertThat(content.bytes()).isEqualTo(PLAIN);
        assertThat(content.damage())
                .isEqualTo(new Damage(
                        PLAIN.length, "the gzip checksum does not match: plain bytes from 0 on cannot be trusted"));
    }

    @Test
    void aWrongLengthInTheTrailerIsDamage() {
        byte[] packed = Packed.gzip(PLAIN);
        packed[packed.length - 1] ^= 1;
        Reading.Content content = Reading.of(packed).only();
        assertThat(content.bytes()).isEqualTo(PLAIN);
        assertThat(content.damage().reason()).contains("length");
    }
}
