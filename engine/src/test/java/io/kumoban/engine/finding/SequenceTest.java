package io.kumoban.engine.finding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Evidence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final Evidence CALL = Samples.callAt(Samples.MORNING, Map.of());
    private static final Sequence WHOLE = SequenceSample.of(CALL, CALL);

    @Test
    void aSequenceHasASignal() {
        assertThatThrownBy(() -> of(WHOLE.actors(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no signal");
    }

    @Test
    void aSignalNamesPartsThatTheSequenceHas() {
        assertThatThrownBy(() -> of(List.of(), WHOLE.signals()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names the actor");
    }

    @Test
    void aSequenceIsBounded() {
        assertThatThrownBy(() -> of(
                        WHOLE.actors(),
                        Collections.nCopies(
                                Sequence.MOST_SIGNALS + 1, WHOLE.signals().getFirst())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 100 signals, not 101");
    }

    private static Sequence of(List<Sequence.Actor> actors, List<Sequence.Signal> signals) {
        return new Sequence("s", "d", actors, WHOLE.resources(), WHOLE.endpoints(), signals, List.of(), List.of());
    }
}
