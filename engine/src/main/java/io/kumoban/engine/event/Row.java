package io.kumoban.engine.event;

import java.util.List;

/** A cursor over the rows of a run. It moves; nothing it hands out is to be kept beyond the next move. */
public abstract sealed class Row implements Event permits ApiCall, Flow, DnsQuery {
    private static final Text[] NONE = {};

    private final int accountSlot;
    private Text[] texts = NONE;
    private Run run = new Run(new Layout(Kind.API_CALL, List.of(), 0, List.of()));
    private int row;
    private int known;

    Row(int accountSlot) {
        this.accountSlot = accountSlot;
    }

    /** Moves to a row. The run's layout must be one of this cursor's family. */
    public final void at(Run newRun, int newRow) {
        row = newRow;
        known = 0;
        if (newRun != run) {
            bind(newRun);
        }
    }

    private void bind(Run newRun) {
        run = newRun;
        int slots = newRun.layout().fields().size();
        if (texts.length < slots) {
            texts = new Text[slots];
            for (int i = 0; i < slots; i++) {
                texts[i] = new Text();
            }
        }
    }

    public final Run run() {
        return run;
    }

    public final int row() {
        return row;
    }

    @Override
    public final long time() {
        return run.time(row);
    }

    @Override
    public final long key(Key key) {
        int slot = run.layout().slot(key);
        return slot < 0 ? 0 : run.key(slot, row);
    }

    /** The account that the event belongs to; never absent for API calls. */
    public final Text account() {
        return slot(accountSlot);
    }

    @Override
    public final long accountHash() {
        long hash = run.account(row);
        return hash == 0 ? 1 : hash;
    }

    /**
     * The text of a field.
     *
     * @throws IllegalStateException when nobody asked for the field: name it in the detector's interest
     */
    public final Text text(Field field) {
        int slot = run.layout().slot(field);
        if (slot < 0) {
            throw new IllegalStateException("the field " + field + " was not asked for; name it in interest()");
        }
        return slot(slot);
    }

    final Text slot(int slot) {
        Text text = texts[slot];
        text.set(run.text(), run.slice(slot, row));
        return text;
    }

    /** Whether a value of this row was worked out before; says so from now on. Bits are the cursor's own. */
    final boolean isKnown(int bit) {
        boolean before = (known & bit) != 0;
        known |= bit;
        return before;
    }

    final long number(int column) {
        return run.number(column, row);
    }

    /** The identity that people see: see {@link ContentId}. */
    public abstract String contentId();

    /** The entity that acts in this event, as people name it: a principal, an instance, a client. */
    public abstract Text actor();
}
