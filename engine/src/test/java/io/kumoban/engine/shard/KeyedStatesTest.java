package io.kumoban.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.testing.Property;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyedStatesTest {
    private static final int CAP = 5;
    private static final long IDLE = 40;

    private static final class Count implements State {
        int touches;

        @Override
        public void save(DataOutput out) {}

        @Override
        public void load(DataInput in) {}
    }

    private record Touch(long key, int later) {}

    /** What is remembered of a key in the model. */
    private static final class Known {
        int touches;
        long touched;
    }

    @Test
    void theLongestUntouchedKeyIsForgottenFirstAndAnIdleOneBeginsAnew() {
        Property.ofLists(300, 120, random -> new Touch(random.nextInt(9), random.nextInt(15)))
                .holds(touches -> {
                    KeyedStates<Count> states = new KeyedStates<>(Count::new, CAP, IDLE);
                    Map<Long, Known> model = new LinkedHashMap<>();
                    long forgotten = 0;
                    long now = 0;
                    for (Touch touch : touches) {
                        now += touch.later;
                        int place = states.touch(touch.key, now, touch.key + 100);
                        states.state(place).touches++;
                        states.arm(place, now + 1);
                        Known known = model.remove(touch.key);
                        if (known == null) {
                            known = new Known();
                            if (model.size() == CAP) {
                                model.remove(model.keySet().iterator().next());
                                forgotten++;
                            }
                        } else if (known.touched < now - IDLE) {
                            known.touches = 0;
                        }
                        known.touches++;
                        known.touched = now;
                        model.put(touch.key, known);
                        assertThat(states.size()).isEqualTo(model.size());
                        assertThat(states.forgotten()).isEqualTo(forgotten);
                        for (long key = 0; key < 9; key++) {
                            int at = states.find(key);
                            assertThat(at >= 0).isEqualTo(model.containsKey(key));
                            if (at >= 0) {
                                assertThat(states.state(at).touches).isEqualTo(model.get(key).touches);
                                assertThat(states.key(at)).isEqualTo(key);
                                assertThat(states.account(at)).isEqualTo(key + 100);
                                assertThat(states.due(at)).isEqualTo(model.get(key).touched + 1);
                            }
                        }
                    }
                });
    }

    @Test
    void aKeyThatIsBackAfterIdlingHasNoTimer() {
        KeyedStates<Count> states = new KeyedStates<>(Count::new, CAP, IDLE);
        states.arm(states.touch(1, 0, 1), 500);

        int place = states.touch(1, IDLE + 1, 1);

        assertThat(states.due(place)).isEqualTo(KeyedStates.NO_TIMER);
    }
}
