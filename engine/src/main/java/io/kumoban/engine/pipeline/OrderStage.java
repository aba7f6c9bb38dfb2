package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.Globals;
import io.kumoban.engine.shard.Lane;
import io.kumoban.engine.timeline.RowSink;
import io.kumoban.engine.timeline.Timeline;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts runs into the one order, drops CloudTrail's repeated deliveries, and hands on full batches. Used by one thread.
 */
final class OrderStage implements RowSink {
    private final Timeline timeline;
    private final RunAccount account;
    private final AccountAges ages;
    private final List<Lane> lanes;
    private final boolean fullySorted;
    private final ReplayClock clock;
    private final Supplier<Batch> claim;
    private final Consumer<Batch> publish;
    private final @Nullable CheckpointWriter checkpoints;
    private final @Nullable BaselineWriter baseline;
    private @Nullable Passed passed;
    private long trailingTwins;
    private final Batch.Cursors cursors = new Batch.Cursors();
    private final LongHashSet twinNames = new LongHashSet();
    private @Nullable Batch batch;
    private long position;
    private int currentFile = -1;
    private long newest = Long.MIN_VALUE;
    /** Nothing older than this can come any more; it goes out once enough has come in, so that batches are large. */
    private long releasable = Long.MIN_VALUE;

    private long newRows;
    private long twinTime = Long.MIN_VALUE;
    private long twinHigh;
    private long twinLow;
    private @Nullable Run firstOfId;
    private int firstRowOfId;

    OrderStage(
            Timeline timeline,
            RunAccount account,
            AccountAges ages,
            List<Lane> lanes,
            boolean fullySorted,
            ReplayClock clock,
            Supplier<Batch> claim,
            Consumer<Batch> publish,
            @Nullable CheckpointWriter checkpoints,
            @Nullable BaselineWriter baseline) {
        this.baseline = baseline;
        this.timeline = timeline;
        this.account = account;
        this.ages = ages;
        this.lanes = lanes;
        this.fullySorted = fullySorted;
        this.clock = clock;
        this.claim = claim;
        this.publish = publish;
        this.checkpoints = checkpoints;
        Cut cut = checkpoints == null ? null : checkpoints.resumedAt();
        if (checkpoints != null && cut != null) {
            passed = new Passed(cut);
            position = checkpoints.position();
            twinTime = cut.key().time();
            twinHigh = cut.key().idHigh();
            twinLow = cut.key().idLow();
            twinNames.addAll(cut.names());
        }
    }

    /** Takes what a slot was decoded to, and releases what nothing older can precede any more. */
    void take(Slot slot) {
        if (slot.load != Slot.Load.END && slot.fileNumber != currentFile) {
            currentFile = slot.fileNumber;
            newest = Long.MIN_VALUE;
            if (checkpoints != null && !fullySorted) {
                // What lies between two files that are read again was released when it was read first.
                releasable = Math.max(releasable, slot.fileBound);
            }
        }
        if (checkpoints != null) {
            checkpoints.guard(timeline);
        }
        for (Run run : slot.runs) {
            if (run.rows() > 0) {
                newest = Math.max(newest, run.time(run.ordered(run.rows() - 1)));
                newRows += run.rows();
            }
            timeline.add(run);
        }
        slot.runs.clear();
        if (!fullySorted && slot.load != Slot.Load.END) {
            releasable = Math.max(releasable, bound(slot));
            if (newRows >= Batch.ROWS || clock.isPaced() || timeline.isCrowded()) {
                timeline.release(releasable, this);
                newRows = 0;
            }
        }
    }

    private long bound(Slot slot) {
        if (slot.fileEnds) {
            return slot.nextBound;
        }
        long within = newest == Long.MIN_VALUE ? slot.fileBound : Math.max(slot.fileBound, newest - slot.slack);
        return Math.min(within, slot.nextBound);
    }

    /** The input has ended: everything is released, unless the user broke off. */
    void end(boolean interrupted) {
        if (!interrupted) {
            timeline.release(Long.MAX_VALUE, this);
        }
        boolean learned = baseline != null && !interrupted;
        if (checkpoints != null) {
            current().setTick();
        }
        if (learned) {
            current().setLearned();
        }
        if (checkpoints != null || learned) {
            hand();
        }
        current().setLast(!interrupted);
        account.spills.set(timeline.spills());
        hand();
    }

    @Override
    public void row(Run run, int row) {
        if (passed != null) {
            if (passed.covers(run, row)) {
                return;
            }
            passed = null;
        }
        long time = run.time(row);
        if (run.kind() == Kind.API_CALL && isTwin(run, row)) {
            account.duplicates.incrementAndGet();
            trailingTwins++;
            return;
        }
        Batch open = current();
        if (!open.takes(time)
                || open.size() > 0 && (clock.endsStep(open.time(0), time) || isCheckpointDue(open, time))) {
            hand();
            open = current();
        }
        open.add(run, row);
        trailingTwins = 0;
        ages.see(cursors.at(run, row).accountHash(), time);
    }

    /** Whether a checkpoint is to be written between the batch and an event of a later hour. */
    private boolean isCheckpointDue(Batch open, long time) {
        return checkpoints != null && Globals.hour(time) != Globals.hour(open.lastTime()) && checkpoints.isDue();
    }

    /** Whether an event of the same account, id, time and name went before; such events stand side by side. */
    private boolean isTwin(Run run, int row) {
        boolean sameId = run.time(row) == twinTime && run.idHigh(row) == twinHigh && run.idLow(row) == twinLow;
        if (!sameId) {
            twinTime = run.time(row);
            twinHigh = run.idHigh(row);
            twinLow = run.idLow(row);
            twinNames.clear();
            firstOfId = run;
            firstRowOfId = row;
            return false;
        }
        nameFirstOfId();
        return !twinNames.add(Cut.name(run, row));
    }

    /** Most ids come once, so the first event's name is only hashed when there is a second, or before its run may go. */
    private void nameFirstOfId() {
        Run first = firstOfId;
        if (first != null) {
            twinNames.add(Cut.name(first, firstRowOfId));
            firstOfId = null;
        }
    }

    @Override
    public void finished(Run run) {
        current().finish(run);
    }

    /** The batch being filled. The first is claimed here and not earlier: a ring takes claims from one thread only. */
    private Batch current() {
        Batch filling = batch;
        if (filling == null) {
            filling = claim.get();
            filling.open(position);
            batch = filling;
        }
        return filling;
    }

    private void hand() {
        nameFirstOfId();
        Batch full = current();
        if (full.size() > 0) {
            clock.await(full.time(0));
        }
        position += full.size();
        full.group(lanes);
        batch = null;
        if (checkpoints != null) {
            checkpoints.behind(full, account.duplicates.get() - trailingTwins, timeline.released());
        }
        boolean tick = full.isTick();
        boolean learned = full.isLearned();
        publish.accept(full);
        if (checkpoints != null && tick) {
            checkpoints.await();
        }
        if (baseline != null && learned) {
            baseline.await();
        }
    }
}
