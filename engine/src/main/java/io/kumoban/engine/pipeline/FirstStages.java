package io.kumoban.engine.pipeline;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The stages that a replay and an ingest have in common: reading, decoding, ordering.
 *
 * @param <T> what the order stage fills and hands on
 */
interface FirstStages<T> {
    Control control();

    Slot newSlot();

    void read(Slot slot);

    /** Decodes a slot; each worker is one thread. */
    void decode(int worker, Slot slot);

    /** An order stage that fills what it claims and publishes it. */
    OrderStage order(Supplier<T> claim, Consumer<T> publish);

    /** Gives a slot to the order stage. */
    void order(OrderStage order, Slot slot);
}
