package io.kumoban.engine.pipeline;

import com.lmax.disruptor.EventFactory;
import java.util.function.Consumer;

/**
 * Two rings, one behind the other: slots are read, decoded and ordered, and what that makes goes on through the second.
 * With one thread in all the same stages take turns, without rings.
 */
final class Rings {
    /** Enough for each decoder to have the next slot at hand; more only turn the processors' caches over. */
    private static final int SLOTS_PER_DECODER = 2;

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
            FirstStages<T> now, int threads, String name, EventFactory<T> ordered, int places, Consumer<Ring<T>> rest) {
        Ring<T> second = new Ring<>(name, ordered, places, now.control());
        rest.accept(second);
        OrderStage order = now.order(second::claim, full -> second.publish());
        Ring<Slot> slots = new Ring<>("kumoban-read", now::newSlot, slots(threads), now.control())
                .thenAny(threads, worker -> slot -> now.decode(worker, slot))
                .then(slot -> now.order(order, slot));
        second.start();
        slots.start();
        try {
            feed(now, slots);
            now.control().await();
        } finally {
            // The first ring ends before the second, whose threads make room for what the first still hands over.
            slots.halt();
            second.halt();
        }
    }

    /** How many slots there are: a power of two, as the ring asks. */
    private static int slots(int decoders) {
        return Integer.highestOneBit(2 * SLOTS_PER_DECODER * decoders - 1);
    }

    private static void feed(FirstStages<?> now, Ring<Slot> slots) {
        boolean more = true;
        while (more && !now.control().failed()) {
            Slot slot = slots.claim();
            now.control().run(() -> now.read(slot));
            more = slot.load != Slot.Load.END;
            slots.publish();
        }
    }
}
