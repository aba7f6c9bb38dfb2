package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the planned files into slots: small files whole and packed, as many as make a parcel, larger ones inflated and
 * cut into blocks; and the blocks of journals between them, each in its time. Used by one thread.
 */
final class ReadStage implements AutoCloseable {
    /** How far apart the bounds of files in one parcel may lie, milliseconds: they all wait for the last to be decoded. */
    private static final long MOST_SPAN = Duration.ofHours(6).toMillis();

    private final Plan plan;
    private final List<Plan.Entry> entries;
    private final Journals journals;
    private final LogSource source;
    private final ReplayOptions options;
    private final Blocks.Intake intake;
    private final Control control;
    private final EqualFiles equalFiles = new EqualFiles();
    private int next;
    private @Nullable PlainReader open;
    private @Nullable Blocks blocks;
    private long counted;
    private int ordinal;
    /** The rank of the file that was last found to be none for a parcel. */
    private int refused = -1;

    ReadStage(
            Plan plan,
            Journals journals,
            LogSource source,
            ReplayOptions options,
            Blocks.Intake intake,
            Control control) {
        this.plan = plan;
        this.entries = plan.entries();
        this.journals = journals;
        this.source = source;
        this.options = options;
        this.intake = intake;
        this.control = control;
    }

    /** Fills a slot; the last one is of load END. */
    void fill(Slot slot) {
        slot.runs.clear();
        while (!control.interrupted() && !control.failed()) {
            if (blocks != null) {
                Plan.Entry entry = entries.get(next - 1);
                describe(slot, entry);
                boolean more = blocks.next(slot.block);
                countPacked();
                if (more) {
                    slot.load = Slot.Load.BLOCK;
                    slot.place = blocks.place(ordinal);
                    return;
                }
                close();
                slot.load = Slot.Load.FILES;
                slot.parcel.clear();
                slot.fileEnds = true;
                return;
            }
            if (journals.precede(boundOfFiles())) {
                intake.account().compressedBytes.addAndGet(journals.fill(slot));
                slot.nextBound = Math.min(boundOfFiles(), journals.bound());
                return;
            }
            if (next == entries.size()) {
                break;
            }
            if (plan.isDone(next)) {
                next++;
                continue;
            }
            ordinal = 0;
            if (fillParcel(slot)) {
                return;
            }
            Plan.Entry entry = entries.get(next++);
            open = source.open(entry.file());
            counted = 0;
            blocks = new Blocks(open, intake, options, Blocks.BLOCK_BYTES);
            Place place = plan.place(next - 1);
            if (place != null) {
                begin(blocks, place);
            }
        }
        close();
        slot.load = Slot.Load.END;
        slot.fileEnds = true;
    }

    /** Goes on behind what an earlier process had read, and takes none of it into account again. */
    private void begin(Blocks file, Place place) {
        boolean unread = file.begin(place);
        intake.account().resumedBytes.addAndGet(unread ? 0 : -place.packed());
        counted = place.packed();
        ordinal = place.slots();
    }

    /**
     * Fills a parcel with the next files; false when the next one is none for a parcel. Where it ends depends on the
     * files alone, and so do the parcels of a process that goes on behind a checkpoint: all files of one are done, or none.
     */
    private boolean fillParcel(Slot slot) {
        int first = next;
        slot.parcel.clear();
        while (next < entries.size() && goesWith(first) && !slot.parcel.isFull()) {
            SourceFile file = entries.get(next).file();
            if (!slot.parcel.add(file)) {
                // It begins the next slot, by itself.
                refused = next;
                break;
            }
            int place = next - first;
            equalFiles.see(file, slot.parcel.bytes(), slot.parcel.from(place), slot.parcel.to(place));
            next++;
        }
        if (next == first) {
            return false;
        }
        slot.load = Slot.Load.FILES;
        describe(slot, entries.get(first));
        slot.firstFile = first;
        slot.fileEnds = true;
        return true;
    }

    /** Whether the next file may go with an earlier one, or be the first. */
    private boolean goesWith(int first) {
        return !plan.isDone(next)
                && next != refused
                && entries.get(next).bound() <= entries.get(first).bound() + MOST_SPAN;
    }

    /** Warnings of files that are equal. */
    List<String> equalFiles(List<SourceFile> files) {
        return equalFiles.among(files);
    }

    private void describe(Slot slot, Plan.Entry entry) {
        slot.fileNumber = next - 1;
        slot.firstFile = next - 1;
        slot.fileBound = entry.bound();
        slot.slack = entry.slack();
        slot.nextBound = Math.min(boundOfFiles(), journals.bound());
        slot.fileEnds = false;
        slot.place = null;
        slot.ordinal = ordinal++;
    }

    /** No event of a file that is yet to be opened is older. */
    private long boundOfFiles() {
        return next < entries.size() ? entries.get(next).bound() : Long.MAX_VALUE;
    }

    private void countPacked() {
        if (open != null) {
            intake.account().compressedBytes.addAndGet(open.compressedBytes() - counted);
            counted = open.compressedBytes();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        open = null;
        blocks = null;
    }
}
