package io.kumoban.engine.pipeline;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.timeline.Timeline;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one attempt. When one is due the order stage marks a batch and, once it has handed it on, waits; as
 * the mark comes out of the merge stage nothing is on its way any more, all states are those behind that batch, and they
 * are written down. The order stage goes on as soon as that is done, while the file is still being forced to disk.
 */
final class CheckpointWriter implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20;

    private final Checkpoints checkpoints;
    private final Control control;
    private final boolean fullySorted;
    private final Ledger ledger;
    private final RejectLog rejects;
    private final Semaphore written = new Semaphore(0);
    private final @Nullable Cut resumedAt;
    private @Nullable Cut cut;
    private long duplicates;
    private long position;
    private long released = Long.MIN_VALUE;
    private long frontierReleased = Long.MIN_VALUE;
    private boolean slotIsNew;
    private long last = System.nanoTime();

    private CheckpointWriter(
            Checkpoints checkpoints,
            Control control,
            boolean fullySorted,
            Ledger ledger,
            RejectLog rejects,
            @Nullable Cut resumedAt) {
        this.fullySorted = fullySorted;
        this.checkpoints = checkpoints;
        this.control = control;
        this.ledger = ledger;
        this.rejects = rejects;
        this.resumedAt = resumedAt;
        cut = resumedAt;
    }

    /** Those of an attempt that begins at the start of the input. */
    static CheckpointWriter fresh(Checkpoints checkpoints, Control control, Plan plan, boolean fullySorted) {
        return new CheckpointWriter(
                checkpoints, control, fullySorted, new Ledger(plan), new RejectLog(checkpoints.folder()), null);
    }

    /**
     * Those of an attempt that goes on.
     *
     * @param sides gets the names of files beside the checkpoint that was read
     * @param kept  gets the bad records of input that is not read again
     */
    static CheckpointWriter resumed(
            Checkpoints checkpoints,
            Control control,
            boolean fullySorted,
            FileTree tree,
            DataInput in,
            Set<String> sides,
            Consumer<Reject> kept)
            throws IOException {
        Cut cut = Cut.load(in);
        long duplicates = in.readLong();
        long position = in.readLong();
        long released = in.readLong();
        Ledger ledger = Ledger.load(in, tree);
        RejectLog log = new RejectLog(checkpoints.folder());
        sides.add(log.load(in, ledger.plan(), kept));
        CheckpointWriter writer = new CheckpointWriter(checkpoints, control, fullySorted, ledger, log, cut);
        writer.duplicates = duplicates;
        writer.position = position;
        writer.released = released;
        writer.frontierReleased = released;
        return writer;
    }

    /** The place in the order from which the attempt goes on; null at the start. */
    @Nullable
    Cut resumedAt() {
        return resumedAt;
    }

    /** The number in the stream of the first event behind the cut. */
    long position() {
        return position;
    }

    long duplicates() {
        return duplicates;
    }

    Ledger ledger() {
        return ledger;
    }

    Plan plan() {
        return ledger.plan();
    }

    void reject(Slot slot, Reject reject) {
        rejects.append(slot.fileNumber, slot.ordinal, reject);
    }

    /** Takes note of a slot and of what it brought. */
    void enter(Slot slot, Counts counts) {
        if (slot.load != Slot.Load.END) {
            slotIsNew = ledger.isNew(slot);
            ledger.enter(slot, counts);
        }
    }

    /** Lets no event pass that an earlier process would have met too late: one older than what it had released. */
    void guard(Timeline timeline) {
        if (slotIsNew) {
            timeline.setReleased(frontierReleased);
        }
    }

    /** Whether it is time for a checkpoint, so that the batch in course should end with its hour. */
    boolean isDue() {
        return System.nanoTime() - last >= checkpoints.every().toNanos();
    }

    /** Notes where a batch ends that is about to be handed on, and marks it when a checkpoint is due. */
    void behind(Batch batch, long duplicatesBefore, long releasedBefore) {
        cut = Cut.behind(batch, cut);
        duplicates = duplicatesBefore;
        position = batch.base() + batch.size();
        released = Math.max(released, releasedBefore);
        if (isDue() && !batch.isLast()) {
            batch.setTick();
        }
        if (batch.isTick()) {
            last = System.nanoTime();
        }
    }

    /** Waits until the states behind a marked batch are written down. */
    void await() {
        try {
            while (!written.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (control.failed()) {
                    return;
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the order stage was interrupted while a checkpoint was written", asked);
        }
    }

    /** Writes a checkpoint; called by the merge stage behind a marked batch. */
    void write(States states) {
        if (cut == null) {
            written.release();
            return;
        }
        checkpoints.folder().write(out -> save(out, states), written::release);
    }

    /** All that is known of the events before a cut. */
    interface States {
        /** Writes it; returns the names of files beside the checkpoint that it refers to. */
        Set<String> save(DataOutput out) throws IOException;
    }

    private Set<String> save(DataOutput out, States states) throws IOException {
        Cut at = requireNonNull(cut);
        out.writeBoolean(fullySorted);
        at.save(out);
        out.writeLong(duplicates);
        out.writeLong(position);
        out.writeLong(released);
        ledger.save(out, at);
        Set<String> sides = new HashSet<>();
        sides.add(rejects.save(out));
        sides.addAll(states.save(out));
        return sides;
    }

    @Override
    public void close() {
        rejects.close();
    }
}
