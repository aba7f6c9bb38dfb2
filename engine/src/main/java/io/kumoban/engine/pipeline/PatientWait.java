package io.kumoban.engine.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Waits without taking a processor from those who work: blocked until something moves. A ring has more stages than a small
 * machine has processors, and Disruptor's own blocking strategy spins when it waits for the stage before or for room.
 * Here every stage tells when it is done with a place, by {@link #signalAllWhenBlocking}, as the one who publishes does.
 */
final class PatientWait implements WaitStrategy {
    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence before, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        long available = before.get();
        if (available >= sequence) {
            return available;
        }
        lock.lock();
        try {
            while (true) {
                barrier.checkAlert();
                available = before.get();
                if (available >= sequence) {
                    return available;
                }
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what comes true when a stage is done with a place. */
    void until(BooleanSupplier reached) {
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                moved.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void signalAllWhenBlocking() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
