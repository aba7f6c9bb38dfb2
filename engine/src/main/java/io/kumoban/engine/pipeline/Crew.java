package io.kumoban.engine.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of one ring. A replay is over when they have ended: none may tell results to a later attempt. */
final class Crew implements ThreadFactory {
    private final String name;
    private final List<Thread> threads = new ArrayList<>();

    Crew(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        // With assertions on, the ring remembers its producers for ever; what they ran must not stay with them.
        AtomicReference<@Nullable Runnable> held = new AtomicReference<>(task);
        Thread thread = new Thread(() -> requireNonNull(held.getAndSet(null)).run(), name + "-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Waits until all of them have ended; an interruption is kept for later. */
    void await() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException asked) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
