package io.kumoban.engine.detect;

import io.kumoban.engine.event.Event;

/**
 * An aggregate that several detectors read: updated once an event by the engine, before the detectors of that key run.
 * It is readable only by detectors of the same shard key; that is checked at load. Like a detector it holds nothing
 * that changes; make it a constant and name it in {@link Interest#reading}.
 */
public interface Profile<E extends Event, S extends State> {
    /** What it listens to; its key, and what is within, say what one state stands for. */
    Interest<E> interest();

    S newState();

    /** Takes note of one event. */
    void on(E event, S seen);
}
