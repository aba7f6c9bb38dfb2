package io.kumoban.engine.pipeline;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A ring of places that one thread fills and that then go through stages, one behind the other. A stage gives each place
 * on as soon as it is done with it, not when it has nothing more to do. After a failure places pass through untouched.
 *
 * @param <T> a place, used again and again
 */
final class Ring<T> {
    private final Control control;
    private final Crew crew;
    private final PatientWait wait = new PatientWait();
    private final Disruptor<T> disruptor;
    private @Nullable EventHandlerGroup<T> last;
    private long claimed;

    /**
     * @param name   of its threads
     * @param place  makes a place
     * @param places how many there are, a power of two
     */
    Ring(String name, EventFactory<T> place, int places, Control control) {
        this.control = control;
        crew = new Crew(name);
        disruptor = new Disruptor<>(place, places, crew, ProducerType.SINGLE, wait);
    }

    /** Adds a stage of one thread. */
    Ring<T> then(Consumer<T> work) {
        return thenEach(1, worker -> work);
    }

    /** Adds a stage of several threads; each of them works on every place. */
    Ring<T> thenEach(int threads, IntFunction<Consumer<T>> work) {
        return then(threads, worker -> {
            Consumer<T> own = work.apply(worker);
            return (place, sequence) -> own.accept(place);
        });
    }

    /** Adds a stage of several threads; each place is worked on by one of them, whichever comes first. */
    Ring<T> thenAny(int threads, IntFunction<Consumer<T>> work) {
        AtomicLong next = new AtomicLong();
        return then(threads, worker -> {
            Consumer<T> own = work.apply(worker);
            return (place, sequence) -> {
                if (next.compareAndSet(sequence, sequence + 1)) {
                    own.accept(place);
                }
            };
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Ring<T> then(int threads, IntFunction<Work<T>> work) {
        EventHandler<T>[] stage = new EventHandler[threads];
        for (int worker = 0; worker < threads; worker++) {
            stage[worker] = new Worker(work.apply(worker));
        }
        last = last == null ? disruptor.handleEventsWith(stage) : last.then(stage);
        return this;
    }

    private interface Work<T> {
        void on(T place, long sequence);
    }

    /** One thread of a stage. */
    private final class Worker implements EventHandler<T> {
        private final Work<T> work;
        private Sequence done = new Sequence();

        Worker(Work<T> work) {
            this.work = work;
        }

        @Override
        public void setSequenceCallback(Sequence callback) {
            done = callback;
        }

        @Override
        public void onEvent(T place, long sequence, boolean endOfBatch) {
            control.run(() -> work.on(place, sequence));
            done.set(sequence);
            wait.signalAllWhenBlocking();
        }
    }

    void start() {
        disruptor.start();
    }

    /** The next place to fill, once there is room. */
    T claim() {
        wait.until(() -> disruptor.getRingBuffer().hasAvailableCapacity(1));
        claimed = disruptor.getRingBuffer().next();
        return disruptor.get(claimed);
    }

    /** Gives the claimed place to the first stage. */
    void publish() {
        disruptor.getRingBuffer().publish(claimed);
    }

    /** Stops all stages where they are and comes back when their threads have ended. */
    void halt() {
        disruptor.halt();
        crew.await();
    }
}
