package io.kumoban.engine.pipeline;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.journal.BlockFiller;
import io.kumoban.engine.journal.BlockWriter;
import io.kumoban.engine.journal.JournalEnd;
import io.kumoban.engine.journal.JournalWriter;
import io.kumoban.engine.journal.PendingBlock;
import io.kumoban.engine.journal.Totals;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One pass of an ingest over its input: all stages and what they share. Thrown away when a time bound proves wrong. */
final class IngestAttempt implements AutoCloseable, Blocks.Intake, FirstStages<PendingBlock> {
    private final Projection projection;
    private final FileTree tree;
    private final Plan plan;
    private final JournalWriter journal;
    private final Rejects rejects;
    private final boolean fullySorted;
    private final Control control = new Control();
    private final StageClock stages = new StageClock();
    private final RunAccount account = new RunAccount();
    private final Members members = new Members();
    private final RunPool pool;
    private final Timeline timeline;
    private final Journals journals;
    private final ReadStage reader;
    private final DecodeStage[] decoders;
    private final BlockFiller filler;
    private final BlockWriter[] writers;
    private @Nullable PendingBlock open;
    private final AtomicLong filesDone = new AtomicLong();
    private volatile long events;
    private volatile long firstEvent = Long.MAX_VALUE;
    private volatile long eventTime = Long.MIN_VALUE;

    IngestAttempt(
            ReplayOptions options,
            Projection projection,
            Assets assets,
            FileTree tree,
            Plan plan,
            LogSource source,
            JournalWriter journal,
            Rejects rejects,
            boolean fullySorted) {
        this.projection = projection;
        this.tree = tree;
        this.plan = plan;
        this.journal = journal;
        this.rejects = rejects;
        this.fullySorted = fullySorted;
        account.restarts.set(fullySorted ? 1 : 0);
        tree.skipped().forEach(skipped -> {
            account.filesFound.incrementAndGet();
            account.skip(skipped.name(), skipped.reason());
        });
        pool = new RunPool(projection, options.memoryBudget() / 2);
        timeline = new Timeline(pool, options.work(), options.memoryBudget());
        journals = Journals.open(tree, projection, assets, this, false);
        reader = new ReadStage(plan, journals, source, options, this, control);
        PublicSuffixes suffixes = PublicSuffixes.shipped();
        decoders = new DecodeStage[options.threads()];
        writers = new BlockWriter[options.threads()];
        for (int i = 0; i < decoders.length; i++) {
            Decoders own = new Decoders(
                    projection,
                    suffixes,
                    options.limits().record(),
                    options.limits().depth(),
                    options.mapping());
            decoders[i] = new DecodeStage(source, options, own, pool, this);
            writers[i] = new BlockWriter();
        }
        filler = new BlockFiller(journal);
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public Slot newSlot() {
        return new Slot();
    }

    PendingBlock newBlock() {
        return new PendingBlock(projection);
    }

    /** The order stage, whose batches are copied into blocks at once. */
    @Override
    public OrderStage order(Supplier<PendingBlock> claim, Consumer<PendingBlock> publish) {
        Batch batch = new Batch(0, 0);
        return new OrderStage(
                timeline,
                account,
                new AccountAges(),
                List.of(),
                fullySorted,
                new ReplayClock(0, control),
                () -> batch,
                full -> gather(full, claim, publish),
                null,
                null);
    }

    private void gather(Batch batch, Supplier<PendingBlock> claim, Consumer<PendingBlock> publish) {
        for (int i = 0; i < batch.size(); i++) {
            PendingBlock block = open;
            if (block == null) {
                block = claim.get();
                block.clear();
                open = block;
            }
            Run run = batch.run(i);
            int row = batch.row(i);
            filler.add(run, row, members.name(run.member(row)), block);
            if (block.isFull()) {
                hand(block, publish);
            }
        }
        if (batch.size() > 0) {
            firstEvent = Math.min(firstEvent, batch.time(0));
            eventTime = batch.lastTime();
            events = filler.rows();
        }
        batch.finished().forEach(pool::giveBack);
        if (batch.isLast()) {
            PendingBlock rest = open == null ? claim.get() : open;
            if (open == null) {
                rest.clear();
            }
            rest.setLast();
            hand(rest, publish);
        }
    }

    private void hand(PendingBlock block, Consumer<PendingBlock> publish) {
        filler.close(block);
        open = null;
        publish.accept(block);
    }

    @Override
    public void read(Slot slot) {
        stages.time("read", () -> reader.fill(slot));
    }

    @Override
    public void decode(int worker, Slot slot) {
        stages.time("decode", () -> decoders[worker].decode(slot));
    }

    @Override
    public void order(OrderStage order, Slot slot) {
        stages.time("order", () -> {
            if (slot.load == Slot.Load.END) {
                order.end(control.interrupted());
            } else {
                order.take(slot);
            }
        });
        if (slot.fileEnds && slot.load != Slot.Load.END) {
            filesDone.incrementAndGet();
        }
    }

    void pack(int worker, PendingBlock block) {
        stages.time("pack", () -> block.pack(writers[worker]));
    }

    void write(PendingBlock block) {
        stages.time("write", () -> {
            if (!block.isEmpty()) {
                journal.append(block);
            }
        });
        if (block.isLast()) {
            control.finish();
        }
    }

    /** Writes the end of the journal, unless the user broke off. */
    IngestSummary finish() {
        Totals totals = control.interrupted() ? filler.soFar() : filler.end();
        for (Kind kind : Kind.values()) {
            account.process(kind, totals.rows(kind));
        }
        if (control.interrupted()) {
            account.ignore("interrupted", account.recordsLeft());
        } else {
            JournalEnd end = IngestAccount.of(
                    account, Ingest.inputs(tree), members.records(), rejects.first(JournalEnd.MOST_REJECTS));
            journal.end(totals, end);
        }
        return new IngestSummary(
                account,
                journal.held(totals),
                journal.found().totals().rows(),
                new RunAccount.Stages(stages.seconds()),
                reader.equalFiles(tree.files()),
                firstEvent,
                eventTime,
                control.interrupted());
    }

    /** The summary of a journal that is whole and was left as it is. */
    static IngestSummary summary(RunAccount account, Totals totals, Totals before) {
        for (Kind kind : Kind.values()) {
            account.process(kind, totals.rows(kind));
        }
        account.recordsRead.addAndGet(totals.rows());
        return new IngestSummary(
                account,
                totals,
                before.rows(),
                new RunAccount.Stages(Map.of()),
                List.of(),
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                false);
    }

    @Override
    public RunAccount account() {
        return account;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public void count(int member, long records) {
        members.count(member, records);
    }

    @Override
    public void reject(Reject reject) {
        account.recordsRead.incrementAndGet();
        account.quarantined.incrementAndGet();
        rejects.reject(reject);
    }

    Progress progress() {
        return new Progress(
                filesDone.get(),
                plan.entries().size() + journals.count(),
                account.compressedBytes.get(),
                plan.bytes() + journals.bytes(),
                events,
                eventTime,
                Progress.NO_FINDINGS);
    }

    @Override
    public void close() {
        reader.close();
        journals.close();
        timeline.close();
    }
}
