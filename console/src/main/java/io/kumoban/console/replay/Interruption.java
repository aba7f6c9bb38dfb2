package io.kumoban.console.replay;

import io.kumoban.console.view.Screen;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Turns the end of the process (Ctrl-C, a termination signal) into a run that stops early and still writes what it
 * found: the process ends only once this is closed, and then with the exit code that was asked for.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int exitCode;
    private final Thread hook;
    private @Nullable Runnable stop;
    private boolean came;

    private Interruption(Screen screen, int exitCode) {
        this.exitCode = exitCode;
        hook = Thread.ofPlatform().name("kumoban-interrupt").unstarted(() -> {
            screen.note("Interrupted; writing what was found until now ...");
            come();
            awaitClose();
            Runtime.getRuntime().halt(this.exitCode);
        });
    }

    /** From now on the end of the process waits for {@link #close}, and is then of this exit code. */
    public static Interruption watch(Screen screen, int exitCode) {
        Interruption interruption = new Interruption(screen, exitCode);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says what stops the run; it is asked at once when the process is ending already. */
    synchronized void stopBy(Runnable action) {
        stop = action;
        if (came) {
            action.run();
        }
    }

    private synchronized void come() {
        came = true;
        if (stop != null) {
            stop.run();
        }
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
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already and waits for the latch.
            closed.countDown();
        }
    }
}
