package io.kumoban.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private record Timer(long due, int detector, long key, long floor) {
        static final Comparator<Timer> ORDER = Comparator.comparingLong(Timer::due)
                .thenComparingInt(Timer::detector)
                .thenComparing(Timer::key, Long::compareUnsigned);
    }

    @Test
    void timersComeUpByTimeDetectorAndKey() {
        Property.ofLists(
                        200,
                        60,
                        random -> new Timer(
                                random.nextInt(5), random.nextInt(3), random.nextInt(6) - 3L, random.nextInt()))
                .holds(armed -> {
                    Timers timers = new Timers();
                    armed.forEach(one -> timers.add(one.due, one.detector, one.key, one.floor));
                    List<Timer> fired = new ArrayList<>();
                    while (!timers.isEmpty()) {
                        fired.add(new Timer(
                                timers.firstDue(), timers.firstDetector(), timers.firstKey(), timers.firstFloor()));
                        timers.removeFirst();
                    }
                    assertThat(fired).isSortedAccordingTo(Timer.ORDER).containsExactlyInAnyOrderElementsOf(armed);
                    assertThat(timers.firstDue()).isEqualTo(Long.MAX_VALUE);
                });
    }
}
