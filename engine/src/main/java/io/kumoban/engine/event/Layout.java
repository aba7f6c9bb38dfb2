package io.kumoban.engine.event;

import java.util.Arrays;
import java.util.List;

/**
 * Which columns a run has: the text fields (a family's standard ones first), how many numbers, and which key
 * dimensions. Decoders fill it, cursors read it; it is the same for all runs of one family in one replay.
 */
public final class Layout {
    private final Kind kind;
    private final List<Field> fields;
    private final int numbers;
    private final List<Key> keys;
    private final int[] slotOfField;
    private final int[] slotOfKey;

    /** The fields keep their order; the keys must suit the family. */
    public Layout(Kind kind, List<Field> fields, int numbers, List<Key> keys) {
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
