package io.kumoban.engine.pipeline;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.function.IntFunction;

/** How rings are made: one thread fills each, and threads that have nothing to do wait without burning a core. */
final class Rings {
    private Rings() {}

    static <T> Disruptor<T> ring(EventFactory<T> factory, int size, Crew crew) {
        return new Disruptor<>(factory, size, crew, ProducerType.SINGLE, new PatientWait());
    }

    /** A handler for each of several threads. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> EventHandler<T>[] each(int count, IntFunction<EventHandler<T>> handler) {
        EventHandler<T>[] handlers = new EventHandler[count];
        for (int i = 0; i < count; i++) {
            handlers[i] = handler.apply(i);
        }
        return handlers;
    }
}
