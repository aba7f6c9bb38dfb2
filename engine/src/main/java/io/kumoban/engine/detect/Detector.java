package io.kumoban.engine.detect;

import io.kumoban.engine.event.Event;

/**
 * One finding type or family: what it is, what it listens to, and what it does with one event of one key. A detector is
 * a description and holds nothing that changes: all memory is in the state, all else that it may know is in the
 * context. It knows no thread, file, clock or ring, so the same object runs in a unit test, in a shard of the pipeline
 * and in any other engine with keyed state. Found through {@link java.util.ServiceLoader}.
 *
 * @param <E> the family of events, or signals
 * @param <S> what is remembered of one key
 */
public interface Detector<E extends Event, S extends State> {
    /** What it is, for people and machines. Asked once. */
    About about();

    /** What it listens to and by which key. Asked once. */
    Interest<E> interest();

    /** The state of a key that was never seen or was forgotten. */
    S newState();

    /** Takes note of one event, in stream order within the key. */
    void on(E event, S seen, Context context);

    /** A time that {@link Context#wakeAt} asked for has come; it has no event. */
    default void onTimer(S seen, Context context) {}
}
