package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Hashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DecayedCountsTest {
    private final DecayedCounts counts = new DecayedCounts();

    @Test
    void countsEachKey() {
        assertThat(counts.add(5, 1, 0)).as("new").isTrue();
        assertThat(counts.add(5, 2, 0)).as("new").isFalse();
        assertThat(counts.get(5)).isEqualTo(3);
        assertThat(counts.get(6)).isZero();
    }

    @Test
    void aKeyThatCameAfterAnHourDoesNotCountBeforeIt() {
        counts.add(5, 1, 10);
        counts.add(5, 1, 20);
        assertThat(counts.get(5, 9)).isZero();
        assertThat(counts.get(5, 10)).isEqualTo(2);
    }

    @Test
    void aPictureDoesNotChange() {
        counts.add(5, 1, 0);
        DecayedCounts picture = counts.copy(null);
        counts.add(5, 1, 0);
        assertThat(picture.get(5)).isEqualTo(1);
    }

    @Test
    void commonKeysOutliveAMillionRareOnes() {
        for (int common = 0; common < 1_000; common++) {
            counts.add(Hashes.mix(common + 1), 100, 0);
        }
        for (int rare = 0; rare < 1_000_000; rare++) {
            counts.add(Hashes.mix(10_000_000L + rare), 1, 0);
        }
        for (int common = 0; common < 1_000; common++) {
            assertThat(counts.get(Hashes.mix(common + 1))).isEqualTo(100);
        }
    }

    @Test
    void countsAreReadBackAsTheyWereWritten() throws IOException {
        for (int i = 1; i < 5_000; i++) {
            counts.add(Hashes.mix(i), i, 0);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counts.save(new DataOutputStream(bytes));
        DecayedCounts loaded = new DecayedCounts();
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int i = 1; i < 20_000; i++) {
            assertThat(loaded.get(Hashes.mix(i))).isEqualTo(counts.get(Hashes.mix(i)));
            assertThat(loaded.add(Hashes.mix(i), 1, 0)).isEqualTo(counts.add(Hashes.mix(i), 1, 0));
        }
    }
}
