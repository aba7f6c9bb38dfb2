package io.kumoban.engine.pipeline;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.journal.Grounds;
import io.kumoban.engine.journal.JournalEnd;
import io.kumoban.engine.journal.JournalReader;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journals among the paths of a replay. Their blocks come in the order of their first events, between the files;
 * what their ingests counted goes into the account, which then adds up as if the logs themselves had been read. Used by
 * the reading thread.
 */
final class Journals implements AutoCloseable {
    private final List<OpenJournal> open = new ArrayList<>();
    private final Members members;

    private Journals(Members members) {
        this.members = members;
    }

    /**
     * Opens them.
     *
     * @param anyFamily see {@link JournalReader#require}
     * @throws io.kumoban.engine.journal.JournalError when one is damaged or does not hold what is asked for
     */
    static Journals open(FileTree tree, Projection projection, Assets assets, Blocks.Intake intake, boolean anyFamily) {
        Journals journals = new Journals(intake.members());
        try {
            for (SourceFile folder : tree.journals()) {
                JournalReader reader = JournalReader.open(folder.path(), folder.name());
                journals.open.add(new OpenJournal(reader, projection, journals.open.size()));
                reader.require(projection, Grounds.of(assets, PublicSuffixes.shipped()), anyFamily);
                tellAccount(reader, intake);
            }
        } catch (RuntimeException failed) {
            journals.close();
            throw failed;
        }
        return journals;
    }

    private static void tellAccount(JournalReader reader, Blocks.Intake intake) {
        RunAccount account = intake.account();
        JournalEnd end = reader.end();
        if (end == null) {
            account.filesFound.incrementAndGet();
            account.filesRead.incrementAndGet();
            for (Kind kind : Kind.values()) {
                account.plainBytes.addAndGet(reader.totals().recordBytes(kind));
            }
            return;
        }
        IngestAccount.tell(end, intake);
    }

    /** No event of a block that is yet to be taken is older; {@link Long#MAX_VALUE} when there is none. */
    long bound() {
        OpenJournal first = first();
        return first == null ? Long.MAX_VALUE : first.reader().bound();
    }

    /** Whether a block comes before files with this bound. */
    boolean precede(long bound) {
        OpenJournal first = first();
        return first != null && first.reader().bound() <= bound;
    }

    private @Nullable OpenJournal first() {
        OpenJournal first = null;
        for (OpenJournal journal : open) {
            if (journal.reader().hasNext()
                    && (first == null
                            || journal.reader().bound() < first.reader().bound())) {
                first = journal;
            }
        }
        return first;
    }

    /** Fills a slot with the next block and returns its bytes. */
    long fill(Slot slot) {
        OpenJournal journal = first();
        if (journal == null) {
            throw new IllegalStateException("there is no further block");
        }
        slot.load = Slot.Load.JOURNAL;
        slot.journal = journal;
        slot.fileNumber = -2 - journal.number();
        slot.firstFile = slot.fileNumber;
        slot.fileBound = journal.reader().bound();
        slot.slack = 0;
        slot.excerptRows = journal.reader().take(slot.excerpt, members::add);
        slot.fileEnds = !journal.reader().hasNext();
        return slot.excerpt.size();
    }

    int count() {
        return open.size();
    }

    /** Bytes of all their blocks, what stands around the columns left out. */
    long bytes() {
        long sum = 0;
        for (OpenJournal journal : open) {
            sum += journal.reader().totals().journalBytes();
        }
        return sum;
    }

    /** What they were, for the manifest. */
    List<RunSummary.Journal> inputs() {
        List<RunSummary.Journal> inputs = new ArrayList<>();
        for (OpenJournal journal : open) {
            JournalReader reader = journal.reader();
            inputs.add(new RunSummary.Journal(
                    reader.name(),
                    reader.totals().journalBytes(),
                    reader.totals().chain(),
                    reader.totals().rows(),
                    reader.end() != null));
        }
        return inputs;
    }

    /** What the user is to know of them. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (OpenJournal journal : open) {
            if (journal.reader().end() == null) {
                warnings.add(
                        ("the ingest of the journal %s was broken off: it holds the first %,d events only; the same "
                                        + "ingest command goes on from there")
                                .formatted(
                                        journal.reader().name(),
                                        journal.reader().totals().rows()));
            }
        }
        return warnings;
    }

    @Override
    public void close() {
        open.forEach(journal -> journal.reader().close());
    }
}
