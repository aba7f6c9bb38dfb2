package io.kumoban.engine.pipeline;

import io.kumoban.engine.checkpoint.CheckpointError;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Saved;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.SourceFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the input lies wholly before a checkpoint's cut and need not be read again, with what it brought to the
 * account. A file's part is told by its largest order key: once that lies before the cut, so do all its events. Written
 * by the order stage, and read while that waits.
 */
final class Ledger {
    /** Plain bytes after which a large file gets another place to begin at again. */
    private static final long STEP = 1 << 20;

    private final Plan plan;
    private final @Nullable InputMark[] marks;
    private final Map<Integer, Progress> open = new LinkedHashMap<>();
    private final Counts carried;
    private int lastFile = -1;
    private int lastSlots;

    /** A ledger of input of which nothing was read. */
    Ledger(Plan plan) {
        this(plan, new InputMark[plan.entries().size()], new Counts());
    }

    private Ledger(Plan plan, @Nullable InputMark[] marks, Counts carried) {
        this.plan = plan;
        this.marks = marks;
        this.carried = carried;
    }

    /** Consecutive slots of one file. */
    private static final class Part {
        final Counts counts = new Counts();

        @Nullable
        OrderKey largest;

        @Nullable
        Place end;

        boolean ends;
    }

    /** A file of which something was read and not all of it lies before the cut. */
    private static final class Progress {
        /** The first of several files that were read together and are done together. */
        final int firstFile;

        final ArrayDeque<Part> closed = new ArrayDeque<>();
        Part last = new Part();
        long origin;

        Progress(int firstFile) {
            this.firstFile = firstFile;
        }
    }

    /** Takes note of a slot, whose rows are sorted, and of what it brought. */
    void enter(Slot slot, Counts counts) {
        int file = slot.fileNumber;
        for (int one = slot.firstFile; one <= file; one++) {
            if (marks[one] == null) {
                marks[one] = InputMark.of(plan.entries().get(one).file());
            }
        }
        if (isNew(slot)) {
            lastFile = file;
            lastSlots = slot.ordinal + 1;
        }
        Progress progress = open.computeIfAbsent(file, unused -> new Progress(slot.firstFile));
        Part part = progress.last;
        part.counts.add(counts);
        part.largest = larger(part.largest, slot.runs);
        part.ends = slot.fileEnds;
        part.end = slot.place;
        if (part.ends || part.end != null && part.end.origin() - progress.origin >= STEP) {
            progress.closed.add(part);
            progress.origin = part.end == null ? 0 : part.end.origin();
            progress.last = new Part();
        }
    }

    private static @Nullable OrderKey larger(@Nullable OrderKey largest, List<Run> runs) {
        OrderKey result = largest;
        for (Run run : runs) {
            if (run.rows() > 0) {
                OrderKey last = OrderKey.of(run, run.ordered(run.rows() - 1));
                result = result == null || last.compareTo(result) > 0 ? last : result;
            }
        }
        return result;
    }

    /** Whether neither this process nor an earlier one had read as far as this slot. */
    boolean isNew(Slot slot) {
        return slot.fileNumber > lastFile || slot.fileNumber == lastFile && slot.ordinal >= lastSlots;
    }

    /** Writes what lies wholly before a cut, and how far reading had come. */
    void save(DataOutput out, Cut cut) throws IOException {
        carry(cut);
        carried.save(out);
        out.writeInt(lastFile);
        out.writeInt(lastSlots);
        out.writeInt(plan.entries().size());
        for (int i = 0; i < plan.entries().size(); i++) {
            Plan.Entry entry = plan.entries().get(i);
            Saved.writeText(out, entry.file().name());
            out.writeLong(entry.file().size());
            out.writeLong(entry.bound());
            out.writeLong(entry.slack());
            InputMark mark = marks[i];
            out.writeBoolean(mark != null);
            if (mark != null) {
                mark.save(out);
            }
            out.writeBoolean(plan.isDone(i));
            Place place = plan.place(i);
            out.writeBoolean(place != null);
            if (place != null) {
                place.save(out);
            }
        }
    }

    private void carry(Cut cut) {
        for (Iterator<Map.Entry<Integer, Progress>> files = open.entrySet().iterator(); files.hasNext(); ) {
            Map.Entry<Integer, Progress> file = files.next();
            ArrayDeque<Part> parts = file.getValue().closed;
            while (!parts.isEmpty() && isBefore(parts.peek(), cut) && marks[file.getKey()] != null) {
                Part part = parts.remove();
                carried.add(part.counts);
                for (int one = file.getValue().firstFile; one <= file.getKey(); one++) {
                    plan.read(one, part.ends, part.end);
                }
                if (part.ends) {
                    files.remove();
                }
            }
        }
    }

    private static boolean isBefore(Part part, Cut cut) {
        return part.largest == null || part.largest.compareTo(cut.key()) < 0;
    }

    /** What was read and lies wholly before the last cut, with all that it brought. */
    Counts carried() {
        return carried;
    }

    /**
     * Reads what {@link #save} wrote, and holds it against the files that there are now.
     *
     * @throws CheckpointError when these are others
     */
    static Ledger load(DataInput in, FileTree tree) throws IOException {
        Map<String, SourceFile> files = new HashMap<>();
        tree.files().forEach(file -> files.put(file.name(), file));
        Counts carried = Counts.load(in);
        int lastFile = in.readInt();
        int lastSlots = in.readInt();
        int count = in.readInt();
        List<Plan.Entry> entries = new ArrayList<>();
        @Nullable InputMark[] marks = new InputMark[count];
        boolean[] done = new boolean[count];
        @Nullable Place[] places = new Place[count];
        for (int i = 0; i < count; i++) {
            String name = Saved.readText(in);
            long size = in.readLong();
            long bound = in.readLong();
            long slack = in.readLong();
            InputMark mark = in.readBoolean() ? InputMark.load(in) : null;
            marks[i] = mark;
            done[i] = in.readBoolean();
            places[i] = in.readBoolean() ? Place.load(in) : null;
            SourceFile file = files.remove(name);
            if (file == null) {
                throw changed(name, "is missing");
            }
            if (file.size() != size) {
                throw changed(name, "has %,d bytes and had %,d".formatted(file.size(), size));
            }
            if (mark != null && !mark.fits(file)) {
                throw changed(name, "holds other bytes");
            }
            entries.add(new Plan.Entry(file, bound, slack));
        }
        if (!files.isEmpty()) {
            throw changed(files.keySet().stream().sorted().findFirst().orElseThrow(), "is new");
        }
        Ledger ledger = new Ledger(Plan.resumed(entries, done, places), marks, carried);
        ledger.lastFile = lastFile;
        ledger.lastSlots = lastSlots;
        return ledger;
    }

    private static CheckpointError changed(String file, String how) {
        return new CheckpointError(
                "The input is not what it was when the checkpoint was written: %s %s; bring it back, or start without"
                                .formatted(file, how)
                        + " --resume to begin anew.");
    }

    Plan plan() {
        return plan;
    }
}
