package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the planned files into slots: a small file whole and packed, a larger one inflated and cut into blocks; and the
 * blocks of journals between them, each in its time. Used by one thread.
 */
final class ReadStage implements AutoCloseable {
    /** Packed bytes up to which a file travels whole. */
    private static final long WHOLE_FILE = 1 << 20;

    private final Plan plan;
    private final List<Plan.Entry> entries;
    private final Journals journals;
    private final LogSource source;
    private final ReplayOptions options;
    private final Blocks.Intake intake;
    private final Control control;
    private int next;
    private @Nullable PlainReader open;
    private @Nullable Blocks blocks;
    private long counted;
    private int ordinal;

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
                slot.load = Slot.Load.FILE;
                slot.file = null;
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
            Plan.Entry entry = entries.get(next++);
            if (plan.isDone(next - 1)) {
                continue;
            }
            ordinal = 0;
            if (entry.file().size() <= WHOLE_FILE && readWhole(entry.file(), slot)) {
                slot.load = Slot.Load.FILE;
                slot.file = entry.file();
                describe(slot, entry);
                slot.fileEnds = true;
                return;
            }
            open = source.open(entry.file());
            counted = 0;
            blocks = new Blocks(open, intake, options.limits(), Blocks.BLOCK_BYTES);
            Place place = plan.place(next - 1);
            if (place != null) {
                begin(blocks, place);
            }
        }
        close();
        slot.load = Slot.Load.END;
        slot.file = null;
        slot.fileEnds = true;
    }

    /** Goes on behind what an earlier process had read, and takes none of it into account again. */
    private void begin(Blocks file, Place place) {
        boolean unread = file.begin(place);
        intake.account().resumedBytes.addAndGet(unread ? 0 : -place.packed());
        counted = place.packed();
        ordinal = place.slots();
    }

    private void describe(Slot slot, Plan.Entry entry) {
        slot.fileNumber = next - 1;
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

    /** Reads a small file; false when it must be opened the other way: it would grow large, or that says what is wrong. */
    private boolean readWhole(SourceFile file, Slot slot) {
        int size = (int) file.size();
        if (slot.packed.length < size) {
            slot.packed = new byte[Math.max(size, 64 << 10)];
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            slot.packedLength = in.readNBytes(slot.packed, 0, size);
            return slot.packedLength == size && in.read() < 0 && PlainSize.isModest(slot.packed, slot.packedLength);
        } catch (IOException unreadable) {
            return false;
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
