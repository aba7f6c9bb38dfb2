package io.kumoban.console.replay;

import java.util.concurrent.CountDownLatch;

/**
 * Turns the end of the process (Ctrl-C, a termination signal) into a run that stops early and still writes what it
 * found: the process ends only once this is closed.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean came;

    private Interruption(Runnable stop) {
        hook = Thread.ofPlatform().name("kumoban-interrupt").unstarted(() -> {
            came = true;
            stop.run();
            awaitClose();
        });
    }

    /** From now on the end of the process asks the run to stop. */
    static Interruption watch(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process is about to end. */
    boolean came() {
        return came;
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!came) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                came = true;
            }
        }
    }
}
