package io.kumoban.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatientWaitTest {
    private final PatientWait wait = new PatientWait();
    private final RingBuffer<Object> ring = RingBuffer.createSingleProducer(Object::new, 4, wait);
    private final Sequence before = new Sequence();
    private final SequenceBarrier barrier = ring.newBarrier(before);

    @Test
    void whatTheStageBeforeIsDoneWithIsHandedOutAtOnce() throws Exception {
        publish();
        publish();
        before.set(1);

        assertThat(barrier.waitFor(0)).isOne();
    }

    @Test
    void aPublishedSlotIsHandedOutOnceTheStageBeforeIsDoneWithIt() throws Exception {
        publish();
        CompletableFuture<Long> handedOut = CompletableFuture.supplyAsync(this::first);
        assertThat(handedOut).isNotDone();

        before.set(0);
        wait.signalAllWhenBlocking();

        assertThat(handedOut.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void theOneWhoFillsWaitsForRoom() throws Exception {
        ring.addGatingSequences(before);
        for (int i = 0; i < ring.getBufferSize(); i++) {
            publish();
        }
        CompletableFuture<Void> room = CompletableFuture.runAsync(() -> wait.until(() -> ring.hasAvailableCapacity(1)));
        assertThat(room).isNotDone();

        before.set(0);
        wait.signalAllWhenBlocking();

        assertThat(room).succeedsWithin(1, TimeUnit.MINUTES);
    }

    @Test
    void aSlotThatIsPublishedLaterIsHandedOut() throws Exception {
        before.set(0);
        CompletableFuture<Long> handedOut = CompletableFuture.supplyAsync(this::first);

        publish();

        assertThat(handedOut.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void anAlertEndsTheWaitForTheStageBefore() {
        publish();
        CompletableFuture<Long> handedOut = CompletableFuture.supplyAsync(this::first);

        barrier.alert();

        assertThatThrownBy(() -> handedOut.get(1, TimeUnit.MINUTES)).hasRootCauseInstanceOf(AlertException.class);
    }

    private void publish() {
        ring.publish(ring.next());
    }

    private long first() {
        try {
            return barrier.waitFor(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
