package io.kumoban.engine.pipeline;

import io.kumoban.engine.timeline.BoundBroken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What all threads of one attempt at a replay watch: whether to go on, and what went wrong first. */
final class Control {
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean interrupted;

    /** Runs a step unless something failed before; a failure stops all other steps. */
    void run(Runnable step) {
        if (failure.get() != null) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            done.countDown();
        }
    }

    boolean failed() {
        return failure.get() != null;
    }

    /**
     * Whether the attempt came to its end; false when a time bound proved wrong, so that it must be made again. Any other
     * failure is thrown.
     */
    boolean succeeded() {
        return switch (failure.get()) {
            case null -> true;
            case BoundBroken lied -> false;
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        };
    }

    /** Asks for an early end: what was decided so far is kept. */
    void interrupt() {
        interrupted = true;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** The last batch is through. */
    void finish() {
        done.countDown();
    }

    void await() {
        boolean again = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException asked) {
                again = true;
                interrupted = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }
}
