package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FamiliarValuesTest {
    private static final long NOW = 1_772_445_600_000L;
    private static final long DAY = 86_400_000L;

    private final FamiliarValues values = new FamiliarValues(8);

    @Test
    void countsWhatItHolds() {
        values.add(7, 1, NOW);
        values.add(7, 1, NOW);
        values.add(9, 1, NOW);
        assertThat(values.count(7, 1, NOW)).isEqualTo(2);
        assertThat(values.count(9, 1, NOW)).isEqualTo(1);
        assertThat(values.total(1)).isEqualTo(3);
        assertThat(values.distinct()).isEqualTo(2);
    }

    @Test
    void aValueNeverHadIsUnseenWhileThereIsRoom() {
        values.add(7, 1, NOW);
        assertThat(values.count(8, 1, NOW)).isZero();
    }

    @Test
    void whatCameOnlyLatelyIsNewStill() {
        values.add(7, 1, NOW);
        assertThat(values.count(7, 1, NOW - DAY)).isZero();
        assertThat(values.knows(7)).isTrue();
        values.add(7, 1, NOW + DAY);
        assertThat(values.count(7, 1, NOW)).isEqualTo(2);
    }

    @Test
    void inAFullTableTheRarestGivesWayAndNothingIsUnseen() {
        for (int value = 1; value <= 8; value++) {
            values.add(value, value, NOW);
        }
        assertThat(values.count(99, 1, NOW)).as("as common as the rarest").isEqualTo(1);
        values.add(99, 5, NOW);
        assertThat(values.count(99, 1, NOW)).isEqualTo(5);
        assertThat(values.count(1, 1, NOW))
                .as("gone, so as common as the rarest")
                .isEqualTo(2);
        assertThat(values.distinct()).isEqualTo(8);
    }

    @Test
    void aReloadedTableBehavesTheSame() throws IOException {
        Random random = new Random(5);
        FamiliarValues kept = new FamiliarValues(8);
        FamiliarValues reloaded = new FamiliarValues(8);
        for (int i = 0; i < 500; i++) {
            long value = random.nextInt(20);
            double worth = 1 + i / 100.0;
            kept.add(value, worth, NOW);
            reloaded.add(value, worth, NOW);
            reloaded = reload(reloaded);
            for (long asked = 0; asked < 20; asked++) {
                assertThat(reloaded.count(asked, worth, NOW)).isEqualTo(kept.count(asked, worth, NOW));
            }
            assertThat(reloaded.total(worth)).isEqualTo(kept.total(worth));
        }
    }

    private static FamiliarValues reload(FamiliarValues values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.save(new DataOutputStream(bytes));
        FamiliarValues loaded = new FamiliarValues(8);
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return loaded;
    }
}
