package io.kumoban.engine.pipeline;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorAccount;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.shard.Emission;
import io.kumoban.engine.shard.Environment;
import io.kumoban.engine.shard.EvidenceMaker;
import io.kumoban.engine.shard.Globals;
import io.kumoban.engine.shard.LoadedDetector;
import io.kumoban.engine.shard.Merger;
import io.kumoban.engine.shard.Workers;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One pass over the input: all stages and what they share. Thrown away when a time bound proves wrong. */
final class Attempt implements AutoCloseable, FirstStages<Batch> {
    private final ReplayOptions options;
    private final DetectorSet detectors;
    private final FileTree tree;
    private final Plan plan;
    private final Results results;
    private final boolean fullySorted;
    private final Control control;
    private final @Nullable CheckpointWriter checkpoints;
    private final @Nullable BaselineWriter baseline;
    private final SlotIntake readIntake = new SlotIntake();
    private final SlotIntake[] decodeIntakes;
    private final StageClock stages = new StageClock();
    private final RunAccount account = new RunAccount();
    private final Members members = new Members();
    private final AccountAges ages = new AccountAges();
    private final RunPool pool;
    private final Timeline timeline;
    private final Journals journals;
    private final ReadStage reader;
    private final DecodeStage[] decoders;
    private final Globals globals;
    private final Workers workers;
    private final Merger merger;
    private final AtomicLong filesDone = new AtomicLong();
    private final AtomicLong findings = new AtomicLong();
    private volatile long eventTime = Long.MIN_VALUE;
    private volatile long firstEvent = Long.MAX_VALUE;

    Attempt(
            ReplayOptions options,
            DetectorSet detectors,
            FileTree tree,
            Plan plan,
            LogSource source,
            Results results,
            boolean fullySorted,
            Control control,
            Baseline baseline,
            @Nullable CheckpointWriter checkpoints) {
        this.control = control;
        this.checkpoints = checkpoints;
        this.baseline =
                baseline.to() == null ? null : new BaselineWriter(baseline.to(), baseline.identity(detectors), control);
        this.options = options;
        this.detectors = detectors;
        this.tree = tree;
        this.plan = plan;
        this.results = results;
        this.fullySorted = fullySorted;
        account.restarts.set(fullySorted ? 1 : 0);
        tree.skipped().forEach(skipped -> {
            account.filesFound.incrementAndGet();
            account.skip(skipped.name(), skipped.reason());
        });
        pool = new RunPool(detectors.projection(), options.memoryBudget() / 2);
        timeline = new Timeline(pool, options.work(), options.memoryBudget());
        journals = Journals.open(tree, detectors.projection(), detectors.assets(), new AtOnce(), false);
        reader = new ReadStage(plan, journals, source, options, readIntake, control);
        PublicSuffixes suffixes = PublicSuffixes.shipped();
        decoders = new DecodeStage[options.threads()];
        decodeIntakes = new SlotIntake[decoders.length];
        for (int i = 0; i < decoders.length; i++) {
            Decoders own = new Decoders(
                    detectors.projection(),
                    suffixes,
                    options.limits().record(),
                    options.limits().depth(),
                    options.mapping());
            decodeIntakes[i] = new SlotIntake();
            decoders[i] = new DecodeStage(source, options, own, pool, decodeIntakes[i]);
        }
        Environment environment = new Environment(
                detectors,
                options.learn().toMillis(),
                ages,
                new EvidenceMaker(members),
                options.scores(),
                results.takesRepeats(),
                false);
        globals = new Globals(detectors);
        workers = new Workers(environment, options.threads());
        merger = new Merger(environment, this::give);
    }

    /** Takes what the journals' ingests counted, which no slot brings. */
    private final class AtOnce implements Blocks.Intake {
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
            results.reject(reject);
        }
    }

    @Override
    public Slot newSlot() {
        Slot slot = new Slot();
        slot.portion = new Portion(members, reject -> reject(slot, reject));
        return slot;
    }

    private void reject(Slot slot, Reject reject) {
        if (checkpoints != null) {
            checkpoints.reject(slot, reject);
        }
        results.reject(reject);
    }

    @Override
    public Control control() {
        return control;
    }

    Batch newBatch() {
        return new Batch(detectors.lanes().size(), options.threads());
    }

    @Override
    public OrderStage order(Supplier<Batch> claim, Consumer<Batch> publish) {
        ReplayClock clock = new ReplayClock(options.speed(), control);
        return new OrderStage(
                timeline, account, ages, detectors.lanes(), fullySorted, clock, claim, publish, checkpoints, baseline);
    }

    @Override
    public void read(Slot slot) {
        readIntake.turnTo(slot);
        stages.time("read", () -> reader.fill(slot));
    }

    @Override
    public void decode(int worker, Slot slot) {
        decodeIntakes[worker].turnTo(slot);
        stages.time("decode", () -> decoders[worker].decode(slot));
    }

    @Override
    public void order(OrderStage order, Slot slot) {
        stages.time("order", () -> {
            enter(slot);
            if (slot.load == Slot.Load.END) {
                order.end(control.interrupted());
            } else {
                order.take(slot);
            }
        });
        if (slot.fileEnds && slot.load != Slot.Load.END) {
            filesDone.addAndGet(slot.fileNumber - slot.firstFile + 1);
        }
    }

    /** Adds what a slot brought to the account. */
    private void enter(Slot slot) {
        Counts counts = new Counts();
        requireNonNull(slot.portion).moveTo(counts);
        account.add(counts);
        if (checkpoints != null) {
            checkpoints.enter(slot, counts);
        }
    }

    void globals(Batch batch) {
        stages.time("globals", () -> globals.run(batch));
    }

    void shards(int worker, Batch batch) {
        stages.time("detect", () -> workers.run(worker, batch));
    }

    void merge(Batch batch) {
        stages.time("merge", () -> {
            merger.run(batch);
            count(batch);
            if (checkpoints != null && batch.isTick()) {
                checkpoints.write(this::save);
            }
            if (baseline != null && batch.isLearned()) {
                baseline.write(this::saveLearned);
            }
            batch.finished().forEach(pool::giveBack);
        });
        if (batch.isLast()) {
            control.finish();
        }
    }

    private void count(Batch batch) {
        long[] byKind = new long[Kind.count()];
        for (int i = 0; i < batch.size(); i++) {
            byKind[batch.run(i).kind().ordinal()]++;
        }
        for (int kind = 0; kind < byKind.length; kind++) {
            account.process(Kind.of(kind), byKind[kind]);
        }
        if (batch.size() > 0) {
            firstEvent = Math.min(firstEvent, batch.time(0));
            eventTime = batch.lastTime();
        }
    }

    /** Hands on what was given out; says whether detectors of signals hear of it. */
    private boolean give(Emission.Content content) {
        return switch (content) {
            case Emission.Raised raised -> {
                boolean heard = raised.times() == 1
                        ? results.finding(raised.finding())
                        : results.repeated(raised.finding(), raised.times());
                if (heard) {
                    findings.addAndGet(raised.times());
                }
                yield heard;
            }
            case Emission.Noted noted -> {
                boolean starts = noted.insight().state() == Insight.State.START;
                (starts ? account.insightsStarted : account.insightsEnded).incrementAndGet();
                results.insight(noted.insight());
                yield true;
            }
            case Emission.Scored scored -> {
                results.score(scored.detector(), scored.time(), scored.unit(), scored.score());
                yield false;
            }
            case Emission.Weak weak -> true;
        };
    }

    private Set<String> save(DataOutput out) throws IOException {
        for (int kind = 0; kind < Kind.count(); kind++) {
            out.writeLong(account.processed(Kind.of(kind)));
        }
        out.writeLong(firstEvent);
        out.writeLong(eventTime);
        out.writeLong(findings.get());
        out.writeLong(account.insightsStarted.get());
        out.writeLong(account.insightsEnded.get());
        ages.save(out);
        globals.save(out);
        workers.save(out);
        merger.save(out);
        return ((LastingResults) results).save(out);
    }

    private void saveLearned(DataOutput out) throws IOException {
        ages.save(out);
        globals.save(out);
        workers.save(out);
        merger.save(out);
    }

    private void loadLearned(DataInput in) throws IOException {
        ages.load(in);
        globals.load(in);
        workers.load(in);
        merger.load(in);
    }

    /** Lets an attempt that has not begun know what an earlier run learned, but not what that run has to account for. */
    void learn(DataInput in) throws IOException {
        loadLearned(in);
        workers.beginAccount();
        merger.beginAccount();
    }

    /** Reads into an attempt that has not begun what {@link #save} wrote; returns the files beside the checkpoint. */
    Set<String> load(DataInput in, CheckpointWriter resumed) throws IOException {
        Counts carried = resumed.ledger().carried();
        account.add(carried);
        account.resumedBytes.set(carried.compressedBytes);
        account.duplicates.set(resumed.duplicates());
        carried.records.forEach((member, count) -> members.count(members.add(member), count));
        for (int kind = 0; kind < Kind.count(); kind++) {
            account.process(Kind.of(kind), in.readLong());
        }
        filesDone.set(plan.doneFiles());
        firstEvent = in.readLong();
        eventTime = in.readLong();
        findings.set(in.readLong());
        account.insightsStarted.set(in.readLong());
        account.insightsEnded.set(in.readLong());
        ages.load(in);
        globals.load(in);
        workers.load(in);
        merger.load(in);
        return ((LastingResults) results).load(in);
    }

    Progress progress() {
        return new Progress(
                filesDone.get(),
                plan.entries().size() + journals.count(),
                account.compressedBytes.get(),
                plan.bytes() + journals.bytes(),
                account.processed(),
                eventTime,
                findings.get());
    }

    RunSummary summary() {
        DetectorAccount told = new DetectorAccount();
        workers.tellTo(told);
        merger.tellTo(told);
        List<String> loaded = new ArrayList<>();
        List<String> neverEvaluated = new ArrayList<>();
        for (LoadedDetector<?, ?> detector : detectors.loaded()) {
            loaded.add(detector.about().id());
            if (!told.evaluated().contains(detector.about().id())) {
                neverEvaluated.add(detector.about().id());
            }
        }
        RunAccount.Detectors fates = new RunAccount.Detectors(
                loaded, detectors.inactive(), neverEvaluated, told.forgotten(), told.learning());
        if (control.interrupted()) {
            long left = account.recordsRead.get()
                    - account.processed()
                    - account.duplicates.get()
                    - account.quarantined.get()
                    - account.ignored().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            account.ignore("interrupted", left);
        }
        return new RunSummary(
                account,
                fates,
                new RunAccount.Stages(stages.seconds()),
                told.nearMisses(),
                tree.files(),
                journals.inputs(),
                members.records(),
                warnings(),
                firstEvent,
                eventTime,
                control.interrupted());
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(journals.warnings());
        warnings.addAll(reader.equalFiles(tree.files()));
        return warnings;
    }

    @Override
    public void close() {
        reader.close();
        journals.close();
        timeline.close();
        if (checkpoints != null) {
            checkpoints.close();
        }
    }
}
