package io.kumoban.engine.source;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Inflaters kept for reuse, because making one costs more than inflating a small log. Safe for many threads. */
final class Inflaters {
    private final ConcurrentLinkedQueue<Inflating> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<Inflating> maker;

    Inflaters(Supplier<Inflating> maker) {
        this.maker = maker;
    }

    Inflating take() {
        Inflating inflating = idle.poll();
        return inflating == null ? maker.get() : inflating;
    }

    void giveBack(Inflating inflating) {
        inflating.reset();
        idle.add(inflating);
    }

    /** Frees the idle ones. */
    void end() {
        for (Inflating inflating = idle.poll(); inflating != null; inflating = idle.poll()) {
            inflating.end();
        }
    }
}
