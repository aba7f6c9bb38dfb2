package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.DeliveredFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that the records of one account, kind and hour go into, by their stamps: every ten minutes. A file is handed out
 * when it is large enough or the hour is over, so that the memory does not depend on how many records there are.
 */
public final class Shelf {
    /** Seconds between two stamps. */
    private static final int PERIOD = 600;
    /** Plain bytes at which a file is handed out. */
    private static final int FULL = 4 << 20;

    private static final int HOUR = 3_600;
    /** How long behind the hour what began in it may end. */
    private static final int AFTER_HOUR = 120;

    private final Kind kind;
    private final Outlet outlet;
    private final Workshop workshop;
    private final Dice dice;
    private final long start;
    private final @Nullable Draft[] drafts;
    private final List<DeliveredFile> files = new ArrayList<>();
    private long records;
    private long repeats;
    private long bytes;
    private int current;

    /**
     * An empty shelf.
     *
     * @param start of the hour, seconds since 1970
     * @param dice of this shelf
     */
    public Shelf(Kind kind, Outlet outlet, Workshop workshop, long start, Dice dice) {
        this.kind = kind;
        this.outlet = outlet;
        this.workshop = workshop;
        this.start = start;
        this.dice = dice;
        // An hour and what ends shortly behind it, the longest delay, and two periods for what is repeated.
        this.drafts = new @Nullable Draft[(HOUR + AFTER_HOUR + kind.delays().longest()) / PERIOD + 4];
    }

    /** A record of this event time (seconds since 1970) begins; returns where to write it. {@link #end()} must follow. */
    public RecordBuffer begin(long time) {
        current = (int) ((time - start + kind.delays().next(dice)) / PERIOD);
        Draft draft = draft(current);
        draft.begin(time);
        return draft.buffer;
    }

    /** The record is written. */
    public void end() {
        Draft draft = draft(current);
        draft.end();
        records++;
        if (kind.repeats() > 0 && dice.chance(kind.repeats())) {
            Draft later = drafts[current + 1 + (int) (dice.next() & 1)];
            // Alone in its file it would make two files that are equal.
            if (later != null && later.count() > 0) {
                later.repeat(draft);
                repeats++;
            }
        }
        if (draft.buffer.length() >= FULL) {
            hand(current);
        }
    }

    /**
     * Adds a record that was made elsewhere.
     *
     * @throws IllegalArgumentException if its time does not lie in the hour
     */
    public void add(long time, String text) {
        if (time < start || time >= start + HOUR + AFTER_HOUR) {
            throw new IllegalArgumentException(
                    "a record of " + time + " does not belong to the hour that begins at " + start);
        }
        begin(time).text(text);
        end();
    }

    /** Hands out what is left. */
    public void close() {
        for (int i = 0; i < drafts.length; i++) {
            hand(i);
        }
    }

    /** The files handed out. */
    public List<DeliveredFile> files() {
        return files;
    }

    /** Records, those that came again left out. */
    public long records() {
        return records;
    }

    /** Records that came again. */
    public long repeats() {
        return repeats;
    }

    /** Plain bytes handed out. */
    public long bytes() {
        return bytes;
    }

    private Draft draft(int at) {
        Draft draft = drafts[at];
        if (draft == null) {
            draft = workshop.take();
            drafts[at] = draft;
        }
        return draft;
    }

    private void hand(int at) {
        Draft draft = drafts[at];
        if (draft == null) {
            return;
        }
        long stamp = start + (at + 1L) * PERIOD;
        RecordBuffer content = workshop.finished;
        workshop.arranger.arrange(draft, kind.head(), kind.separator(), kind.tail(), content);
        bytes += content.length();
        files.add(outlet.put(
                kind.names().apply(stamp, dice),
                stamp,
                content,
                draft.count(),
                Arranger.oldest(draft),
                Arranger.newest(draft)));
        workshop.give(draft);
        drafts[at] = null;
    }
}
