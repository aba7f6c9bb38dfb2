package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DailyHabitsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long GAP = 3 * DAY;

    private final DailyHabits habits = new DailyHabits(4);

    @Test
    void eachDayCountsOnce() {
        assertThat(habits.use(1, 0, GAP)).isZero();
        assertThat(habits.use(1, DAY - 1, GAP)).isZero();
        assertThat(habits.use(1, DAY, GAP)).isEqualTo(1);
        assertThat(habits.use(1, 2 * DAY, GAP)).isEqualTo(2);
    }

    @Test
    void aShortPauseKeepsTheHabitAndALongOneEndsIt() {
        habits.use(1, 0, GAP);
        habits.use(1, DAY, GAP);
        assertThat(habits.use(1, 5 * DAY, GAP)).as("three days of silence").isEqualTo(2);
        assertThat(habits.use(1, 10 * DAY, GAP)).as("four days of silence").isZero();
    }

    @Test
    void whatWasDoneLeastRecentlyGivesWay() {
        for (long thing = 1; thing <= 5; thing++) {
            habits.use(thing, thing * DAY, GAP);
        }
        assertThat(habits.use(2, 6 * DAY, GAP)).as("still held").isEqualTo(1);
        assertThat(habits.use(1, 6 * DAY, GAP)).as("gave way").isZero();
    }

    @Test
    void habitsAreReadBackAsTheyWereWritten() throws IOException {
        habits.use(1, 0, GAP);
        habits.use(1, DAY, GAP);
        habits.use(2, DAY, GAP);
        habits.use(3, DAY, GAP);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        habits.save(new DataOutputStream(bytes));
        DailyHabits loaded = new DailyHabits(4);
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.use(1, 2 * DAY, GAP)).isEqualTo(2);
        assertThat(loaded.use(4, 2 * DAY, GAP)).isZero();
    }
}
