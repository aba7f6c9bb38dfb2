package io.kumoban.engine.detect;

import io.kumoban.engine.event.Event;

/** A detector without memory: it judges each event by itself. */
public interface Rule<E extends Event> extends Detector<E, Stateless> {
    /** Judges one event. */
    void on(E event, Context context);

    @Override
    default Stateless newState() {
        return Stateless.NOTHING;
    }

    @Override
    default void on(E event, Stateless seen, Context context) {
        on(event, context);
    }
}
