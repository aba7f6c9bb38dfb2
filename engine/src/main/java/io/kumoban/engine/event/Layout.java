package io.kumoban.engine.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which columns a run has: the text fields (a family's standard ones first), how many numbers, and which key
 * dimensions. Decoders fill it, cursors read it; it is the same for all runs of one family in one replay.
 *
 * <p>Fields that only calls of some names have come last. Those that no call has together share a cell of the row, since
 * otherwise most of a row would be cells of what it cannot have.
 */
public final class Layout {
    private final Kind kind;
    private final List<Field> fields;
    private final int numbers;
    private final List<Key> keys;
    private final int[] slotOfField;
    private final int[] slotOfKey;
    /** By slot less {@link #ownCells}, the dispatch numbers of the events that have the field, */
    private final List<BitSet> holders;
    /** and its cell. */
    private final int[] sharedCells;

    private final int cells;

    /** The fields keep their order; the keys must suit the family. */
    public Layout(Kind kind, List<Field> fields, int numbers, List<Key> keys) {
        this(kind, fields, numbers, keys, List.of());
    }

    /** @param holders for each of the last fields the dispatch numbers of the events that have it */
    public Layout(Kind kind, List<Field> fields, int numbers, List<Key> keys, List<BitSet> holders) {
        this.kind = kind;
        this.fields = List.copyOf(fields);
        this.numbers = numbers;
        this.keys = List.copyOf(keys);
        int highest = fields.stream().mapToInt(Field::number).max().orElse(0);
        slotOfField = new int[highest + 1];
        Arrays.fill(slotOfField, -1);
        for (int slot = 0; slot < fields.size(); slot++) {
            slotOfField[fields.get(slot).number()] = slot;
        }
        slotOfKey = new int[Key.values().length];
        Arrays.fill(slotOfKey, -1);
        for (int slot = 0; slot < keys.size(); slot++) {
            if (!keys.get(slot).suits(kind)) {
                throw new IllegalArgumentException(keys.get(slot) + " is no key of " + kind);
            }
            slotOfKey[keys.get(slot).ordinal()] = slot;
        }
        this.holders = List.copyOf(holders);
        sharedCells = new int[holders.size()];
        cells = ownCells() + share();
    }

    /** Gives each shared field the first cell that no event needs for another; how many cells that makes. */
    private int share() {
        List<BitSet> taken = new ArrayList<>();
        for (int i = 0; i < sharedCells.length; i++) {
            BitSet of = holders.get(i);
            int cell = 0;
            while (cell < taken.size() && taken.get(cell).intersects(of)) {
                cell++;
            }
            if (cell == taken.size()) {
                taken.add(new BitSet());
            }
            taken.get(cell).or(of);
            sharedCells[i] = ownCells() + cell;
        }
        return taken.size();
    }

    /** How many cells the texts of a row take. */
    int cells() {
        return cells;
    }

    /** The fields before this slot have cells of their own, by their slots. */
    int ownCells() {
        return fields.size() - holders.size();
    }

    /** The cell of a shared field. */
    int sharedCell(int slot) {
        return sharedCells[slot - ownCells()];
    }

    /** Whether a field shares its cell, since only events of some names have it. */
    public boolean isShared(int slot) {
        return slot >= ownCells();
    }

    /** Whether events of a dispatch number have a shared field. */
    public boolean isHeld(int slot, int dispatch) {
        return holders.get(slot - ownCells()).get(dispatch);
    }

    public Kind kind() {
        return kind;
    }

    /** The text fields in column order. */
    public List<Field> fields() {
        return fields;
    }

    /** The number of numeric columns. */
    public int numbers() {
        return numbers;
    }

    public List<Key> keys() {
        return keys;
    }

    /** The column of a field, or -1 when nobody asked for it. */
    public int slot(Field field) {
        int number = field.number();
        return number < slotOfField.length ? slotOfField[number] : -1;
    }

    /** The column of a key dimension, or -1 when no detector uses it. */
    public int slot(Key key) {
        return slotOfKey[key.ordinal()];
    }
}
