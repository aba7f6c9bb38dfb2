package io.kumoban.engine.source;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Inflaters kept for reuse, because making one costs more than inflating a small log. Safe for many threads. */
final class Inflaters {
    private final ConcurrentLinkedQueue<Inflating> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<WholeGzip> idleWhole = new ConcurrentLinkedQueue<>();
    private final Supplier<Inflating> maker;
    private final Inflation inflation;

    Inflaters(Supplier<Inflating> maker, Inflation inflation) {
        this.maker = maker;
        this.inflation = inflation;
    }

    /** An inflater of gzip data that is in memory as a whole; null when such data is read step by step too. */
    @Nullable
    WholeGzip takeWhole() {
        if (!inflation.triesLibdeflate()) {
            return null;
        }
        WholeGzip whole = idleWhole.poll();
        return whole == null ? new WholeGzip() : whole;
    }

    void giveBack(WholeGzip whole) {
        idleWhole.add(whole);
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
        for (WholeGzip whole = idleWhole.poll(); whole != null; whole = idleWhole.poll()) {
            whole.end();
        }
    }
}
