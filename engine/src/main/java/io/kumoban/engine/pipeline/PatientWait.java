package io.kumoban.engine.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits without taking a processor from those who work: blocked until something is published, then asleep for short
 * whiles until the stages before are done with it. Disruptor's own blocking strategy spins for the latter, and a ring has
 * more stages than a small machine has processors.
 */
final class PatientWait implements WaitStrategy {
    private static final long NAP_NANOS = 20_000;

    private final BlockingWaitStrategy publication = new BlockingWaitStrategy();

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence before, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        publication.waitFor(sequence, cursor, cursor, barrier);
        long available = before.get();
        while (available < sequence) {
            barrier.checkAlert();
            LockSupport.parkNanos(NAP_NANOS);
            available = before.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        publication.signalAllWhenBlocking();
    }
}
