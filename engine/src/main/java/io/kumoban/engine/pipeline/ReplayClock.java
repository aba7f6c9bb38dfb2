package io.kumoban.engine.pipeline;

import java.util.concurrent.locks.LockSupport;

/** Lets event time pass as fast as possible, or so many times as fast as real time. */
final class ReplayClock {
    private static final long STEP_NANOS = 200_000_000;

    private final double speed;
    private final Control control;
    private long firstEvent;
    private long startNanos;
    private boolean started;

    /** A clock of this speed; 0 is as fast as possible. */
    ReplayClock(double speed, Control control) {
        this.speed = speed;
        this.control = control;
    }

    /** Whether event time passes at a speed, so that events are not to be held up. */
    boolean isPaced() {
        return speed > 0;
    }

    /** Whether a batch should end between two event times, so that a slow replay is not jerky. */
    boolean endsStep(long firstOfBatch, long time) {
        return speed > 0 && (time - firstOfBatch) * 1e6 / speed >= STEP_NANOS;
    }

    /** Waits until it is time for an event. */
    void await(long eventTime) {
        if (speed <= 0) {
            return;
        }
        if (!started) {
            started = true;
            firstEvent = eventTime;
            startNanos = System.nanoTime();
        }
        long due = startNanos + (long) ((eventTime - firstEvent) * 1e6 / speed);
        long left = due - System.nanoTime();
        while (left > 0 && !control.interrupted() && !control.failed()) {
            LockSupport.parkNanos(Math.min(left, STEP_NANOS));
            left = due - System.nanoTime();
        }
    }
}
