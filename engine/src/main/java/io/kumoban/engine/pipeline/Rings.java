package io.kumoban.engine.pipeline;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Two rings, one behind the other: slots are read, decoded and ordered, and what that makes goes on through the second.
 * One thread fills each ring, and threads that have nothing to do wait without burning a core. With one thread in all
 * the same stages take turns, without rings.
 */
final class Rings {
    private static final int SLOTS = 16;

    private Rings() {}

    /**
     * Lets all stages take turns in the calling thread, up to the end of the input or a failure.
     *
     * @param rest what is done with each thing that comes out of the order stage
     */
    static <T> void inTurn(FirstStages<T> now, T ordered, Consumer<T> rest) {
        Slot slot = now.newSlot();
        now.control().run(() -> {
            OrderStage order = now.order(() -> ordered, rest);
            do {
                now.read(slot);
                now.decode(0, slot);
                now.order(order, slot);
            } while (slot.load != Slot.Load.END && !now.control().failed());
        });
    }

    /**
     * Runs the stages side by side, reading in the calling thread, and comes back when the last has ended.
     *
     * @param name    of the threads behind the second ring
     * @param ordered makes what fills the second ring, of this many places
     * @param rest    sets the stages behind the second ring
     */
    static <T> void sideBySide(
            FirstStages<T> now,
            int threads,
            String name,
            EventFactory<T> ordered,
            int places,
            Consumer<Disruptor<T>> rest) {
        Crew slotCrew = new Crew("kumoban-read");
        Crew restCrew = new Crew(name);
        Disruptor<Slot> slots = ring(now::newSlot, SLOTS, slotCrew);
        Disruptor<T> second = ring(ordered, places, restCrew);
        long[] claimed = new long[1];
        OrderStage order = now.order(
                () -> {
                    claimed[0] = second.getRingBuffer().next();
                    return second.get(claimed[0]);
                },
                full -> second.getRingBuffer().publish(claimed[0]));
        slots.handleEventsWith(each(threads, worker -> (slot, sequence, endOfBatch) -> {
                    if (sequence % threads == worker) {
                        now.control().run(() -> now.decode(worker, slot));
                    }
                }))
                .then((slot, sequence, endOfBatch) -> now.control().run(() -> now.order(order, slot)));
        rest.accept(second);
        second.start();
        slots.start();
        try {
            feed(now, slots);
            now.control().await();
        } finally {
            // The first ring ends before the second, whose threads make room for what the first still hands over.
            slots.halt();
            slotCrew.await();
            second.halt();
            restCrew.await();
        }
    }

    private static void feed(FirstStages<?> now, Disruptor<Slot> slots) {
        boolean more = true;
        while (more && !now.control().failed()) {
            long sequence = slots.getRingBuffer().next();
            Slot slot = slots.get(sequence);
            now.control().run(() -> now.read(slot));
            more = slot.load != Slot.Load.END;
            slots.getRingBuffer().publish(sequence);
        }
    }

    private static <T> Disruptor<T> ring(EventFactory<T> factory, int size, Crew crew) {
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
