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

    private Interruption(Screen screen, int exitCode, String says) {
        this.exitCode = exitCode;
        hook = Thread.ofPlatform().name("kumoban-interrupt").unstarted(() -> {
            screen.note(says);
            come();
            awaitClose();
            Runtime.getRuntime().halt(this.exitCode);
        });
    }

    /** From now on the end of the process waits for {@link #close}, and is then of this exit code. */
    public static Interruption watch(Screen screen, int exitCode) {
        return watch(screen, exitCode, "Interrupted; writing what was found until now ...");
    }

    /** The same, and this is what is said when it comes. */
    public static Interruption watch(Screen screen, int exitCode, String says) {
        Interruption interruption = new Interruption(screen, exitCode, says);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says what stops the run; it is asked at once when the process is ending already. */
    public synchronized void stopBy(Runnable action) {
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
