package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.BaselineFile;
import io.kumoban.engine.checkpoint.Identity;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Saves what was learned behind the last event and before armed timers fire. The order stage marks a batch, and waits
 * until the merge stage has written the file behind it.
 */
final class BaselineWriter {
    private static final long PATIENCE_MILLIS = 20;

    private final Path file;
    private final Identity identity;
    private final Control control;
    private final Semaphore written = new Semaphore(0);

    BaselineWriter(Path file, Identity identity, Control control) {
        this.file = file;
        this.identity = identity;
        this.control = control;
    }

    /** Writes the file; called by the merge stage. */
    void write(BaselineFile.Content learned) {
        BaselineFile.write(file, identity, learned);
        written.release();
    }

    /** Waits until the file is written, or the run has failed. */
    void await() {
        try {
            while (!written.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (control.failed()) {
                    return;
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the order stage was interrupted while a baseline was written", asked);
        }
    }
}
