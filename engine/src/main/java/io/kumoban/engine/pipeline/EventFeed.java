package io.kumoban.engine.pipeline;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.timeline.RunPool;
import io.kumoban.engine.timeline.Timeline;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events themselves, in the order in which detectors would see them. Everything is read and sorted before the first
 * is shown, because a viewer cannot take back what it saw when a file lied about its time; journals alone, which are
 * sorted, are shown as they are read.
 */
public final class EventFeed implements Blocks.Intake {
    private final ReplayOptions options;
    private final Consumer<Reject> rejects;
    private final RunAccount account = new RunAccount();
    private final Members members = new Members();
    private final Control control = new Control();

    private EventFeed(ReplayOptions options, Consumer<Reject> rejects) {
        this.options = options;
        this.rejects = rejects;
    }

    /** Takes the events. */
    @FunctionalInterface
    public interface Viewer {
        /**
         * Takes one event.
         *
         * @param row  valid only within the call
         * @param file the file or archive member that it came from
         * @return false to see no more
         */
        boolean see(Row row, String file);
    }

    /**
     * Reads all events in order.
     *
     * @param fields  what the viewer asks of rows besides the standard fields
     * @param assets  what is known of the user's estate, to tell the sides of flows
     * @param rejects takes the records that cannot be used
     * @return the account of what was read
     * @throws io.kumoban.engine.source.MissingInput when there is nothing to read
     */
    public static RunAccount read(
            ReplayOptions options, Collection<Field> fields, Assets assets, Viewer viewer, Consumer<Reject> rejects) {
        EventFeed feed = new EventFeed(options, rejects);
        feed.run(fields, assets, viewer);
        return feed.account;
    }

    private void run(Collection<Field> fields, Assets assets, Viewer viewer) {
        ReplayOptions.Limits limits = options.limits();
        Projection projection =
                new Projection(fields, Map.of(), List.of(), ApiNames.NONE, assets, options.from(), options.to());
        Decoders decoders =
                new Decoders(projection, PublicSuffixes.shipped(), limits.record(), limits.depth(), options.mapping());
        RunPool pool = new RunPool(projection, options.memoryBudget() / 2);
        try (FileTree tree = FileTree.of(options.paths(), options.work());
                LogSource source = new LogSource(
                        ReadLimits.DEFAULT
                                .withMaxPlainBytesPerFile(limits.plain())
                                .withMaxRatio(limits.ratio()),
                        options.inflation());
                Timeline timeline = new Timeline(pool, options.work(), options.memoryBudget());
                Journals journals = Journals.open(tree, projection, assets, this, true);
                ReadStage reader =
                        new ReadStage(Plan.of(tree, source, options), journals, source, options, this, control)) {
            DecodeStage decoder = new DecodeStage(source, options, decoders, pool, this);
            Batch batch = new Batch(0, 0);
            OrderStage order = new OrderStage(
                    timeline,
                    account,
                    new AccountAges(),
                    List.of(),
                    !tree.files().isEmpty(),
                    new ReplayClock(0, control),
                    () -> batch,
                    full -> show(full, viewer, pool),
                    null,
                    null);
            Slot slot = new Slot();
            do {
                reader.fill(slot);
                decoder.decode(slot);
                order.take(slot);
            } while (slot.load != Slot.Load.END);
            order.end(false);
        }
    }

    private void show(Batch batch, Viewer viewer, RunPool pool) {
        Batch.Cursors cursors = new Batch.Cursors();
        for (int i = 0; i < batch.size() && !control.interrupted(); i++) {
            Row row = cursors.at(batch.run(i), batch.row(i));
            if (!viewer.see(row, members.name(batch.run(i).member(batch.row(i))))) {
                control.interrupt();
            }
        }
        batch.finished().forEach(pool::giveBack);
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
    public void reject(Reject reject) {
        account.recordsRead.incrementAndGet();
        account.quarantined.incrementAndGet();
        rejects.accept(reject);
    }
}
