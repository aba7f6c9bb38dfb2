package io.kumoban.engine.timeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Projection;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** Runs to be used again, so that a steady replay makes no new ones. Safe for several threads. */
public final class RunPool {
    private final Projection projection;
    private final long mostIdleBytes;
    private final ConcurrentLinkedDeque<Run>[] idle;
    private final AtomicLong idleBytes = new AtomicLong();

    /** A pool that keeps at most this many bytes of unused runs. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public RunPool(Projection projection, long mostIdleBytes) {
        this.projection = projection;
        this.mostIdleBytes = mostIdleBytes;
        idle = new ConcurrentLinkedDeque[Kind.count()];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = new ConcurrentLinkedDeque<>();
        }
    }

    /** An empty run of a family. */
    public Run take(Kind kind) {
        Run run = idle[kind.ordinal()].poll();
        if (run == null) {
            Layout layout = projection.layout(kind);
            return new Run(layout);
        }
        idleBytes.addAndGet(-run.bytes());
        run.clear();
        return run;
    }

    /** Gives back a run that nobody refers to any more. */
    public void giveBack(Run run) {
        long bytes = run.bytes();
        if (idleBytes.addAndGet(bytes) > mostIdleBytes) {
            idleBytes.addAndGet(-bytes);
        } else {
            idle[run.kind().ordinal()].push(run);
        }
    }
}
