package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.detectors.sigma.match.json.PathTable;
import io.kumoban.detectors.sigma.plan.EventValues;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Text;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row by the slots of a plan, looked up when first asked for. Arrays are read out of their JSON. No garbage
 * once warm; one thread at a time.
 */
final class RowValues extends EventValues {
    private static final int NOT_LOOKED_UP = -2;
    private static final byte[] NO_BYTES = {};

    private final RowFields fields;
    private final int[] firsts;
    /** By slot: readers of arrays, at the place itself and on the way. */
    private final JsonView[] @Nullable [] views;

    private @Nullable JsonView record;
    private @Nullable Row row;

    private byte[][] bytes = new byte[64][];
    private long[] slices = new long[64];
    private int[] nexts = new int[64];
    private int count;

    RowValues(RowFields fields) {
        this.fields = fields;
        int slots = fields.places().size();
        firsts = new int[slots + 1];
        views = new JsonView[slots][];
        Arrays.fill(bytes, NO_BYTES);
    }

    /** Moves to a row, which must not move as long as its values are looked at. */
    void at(Row newRow) {
        row = newRow;
        count = 0;
        Arrays.fill(firsts, NOT_LOOKED_UP);
    }

    @Override
    public int first(int slot) {
        int first = firsts[slot];
        if (first == NOT_LOOKED_UP) {
            first = row == null ? NONE : lookUp(slot, row);
            firsts[slot] = first;
        }
        return first;
    }

    private int lookUp(int slot, Row at) {
        int first = count;
        if (slot == views.length) {
            keywords(at);
        } else {
            values(slot, at);
        }
        if (count == first) {
            return NONE;
        }
        nexts[count - 1] = NONE;
        return first;
    }

    private void values(int slot, Row at) {
        RowFields.Place place = fields.places().get(slot);
        Text text = at.text(place.field());
        if (!text.isAbsent()) {
            if (text.type() == Slice.ARRAY) {
                elements(view(slot, 0, ""), text);
            } else {
                add(text.bytes(), Slice.of(text.offset(), text.length(), text.type()));
            }
            return;
        }
        Field nulls = place.nulls();
        if (nulls != null && !at.text(nulls).isAbsent()) {
            Text none = at.text(nulls);
            add(none.bytes(), Slice.of(none.offset(), none.length(), JsonView.NULL));
        }
        List<RowFields.Way> arrays = place.arrays();
        for (int i = 0; i < arrays.size(); i++) {
            Text array = at.text(arrays.get(i).array());
            if (!array.isAbsent()) {
                elements(view(slot, i + 1, arrays.get(i).rest()), array);
            }
        }
    }

    private JsonView view(int slot, int number, String path) {
        JsonView[] ofSlot = views[slot];
        if (ofSlot == null) {
            ofSlot = new JsonView[fields.places().get(slot).arrays().size() + 1];
            views[slot] = ofSlot;
        }
        if (ofSlot[number] == null) {
            ofSlot[number] = JsonView.of(new PathTable(List.of(path)));
        }
        return ofSlot[number];
    }

    private void elements(JsonView view, Text array) {
        view.readText(array);
        addAll(view, view.first(0));
    }

    private void keywords(Row at) {
        Field whole = fields.record();
        if (whole == null) {
            return;
        }
        if (record == null) {
            record = JsonView.withKeywords(new PathTable(List.of()));
        }
        record.readText(at.text(whole));
        addAll(record, record.firstKeyword());
    }

    private void addAll(JsonView view, int firstValue) {
        for (int value = firstValue; value != NONE; value = view.next(value)) {
            add(view.bytes(value), Slice.of(view.offset(value), view.length(value), view.type(value)));
        }
    }

    private void add(byte[] in, long slice) {
        if (count == nexts.length) {
            bytes = Arrays.copyOf(bytes, 2 * count);
            slices = Arrays.copyOf(slices, 2 * count);
            nexts = Arrays.copyOf(nexts, 2 * count);
        }
        bytes[count] = in;
        slices[count] = slice;
        nexts[count] = count + 1;
        count++;
    }

    @Override
    public int next(int value) {
        return nexts[value];
    }

    @Override
    public byte[] bytes(int value) {
        return bytes[value];
    }

    @Override
    public int offset(int value) {
        return Slice.offset(slices[value]);
    }

    @Override
    public int length(int value) {
        return Slice.length(slices[value]);
    }

    @Override
    public int type(int value) {
        return Slice.type(slices[value]);
    }
}
