package io.kumoban.datasets.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.Dice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordBufferTest {
    private final RecordBuffer buffer = new RecordBuffer(1);

    @Test
    void numbersOfAllLengthsAreWrittenAsJavaWritesThem() {
        Dice dice = Dice.ofThing("numbers", 1);
        for (int i = 0; i < 10_000; i++) {
            long number = dice.next() >>> 1 + dice.below(63);
            buffer.clear();
            buffer.number(number);
            assertThat(text()).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void theEdgesOfLengthsAreWrittenWhole() {
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            for (long number : new long[] {power - 1, power, power + 1}) {
                buffer.clear();
                buffer.number(number);
                assertThat(text()).isEqualTo(Long.toString(number));
            }
        }
        buffer.clear();
        buffer.number(Long.MAX_VALUE);
        assertThat(text()).isEqualTo(Long.toString(Long.MAX_VALUE));
    }

    @Test
    void addressesAreDotted() {
        buffer.address(0xC0000201);
        buffer.put(' ');
        buffer.address(0);
        buffer.put(' ');
        buffer.address(-1);
        assertThat(text()).isEqualTo("192.0.2.1 0.0.0.0 255.255.255.255");
    }

    @Test
    void timesAreThoseOfInstant() {
        Dice dice = Dice.ofThing("times", 1);
        for (int i = 0; i < 1_000; i++) {
            long second = dice.next() >>> 32;
            buffer.clear();
            buffer.time(second);
            assertThat(text()).isEqualTo(Instant.ofEpochSecond(second).toString());
        }
    }

    @Test
    void uuidsAreOfVersionFour() {
        Dice dice = Dice.ofThing("uuids", 1);
        for (int i = 0; i < 1_000; i++) {
            buffer.clear();
            buffer.uuid(dice.next(), dice.next());
            UUID uuid = UUID.fromString(text());
            assertThat(uuid).hasToString(text());
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void whatIsCutIsWrittenAgain() {
        buffer.text("2026-03-02T");
        buffer.cut(10);
        buffer.put('/');
        buffer.hex(0xABCDEF, 4);
        assertThat(text()).isEqualTo("2026-03-02/cdef");
    }

    private String text() {
        return new String(buffer.array(), 0, buffer.length(), StandardCharsets.US_ASCII);
    }
}
