package io.kumoban.engine.journal;

import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;

/**
 * A column of texts: each different text once, and a code a row. A text that is a part of an earlier column's (the
 * registered domain of the query name) is kept as the place of that part alone.
 */
final class Texts {
    private static final int OWN = 0;
    private static final int UUID = 1;
    private static final int PART = 2;

    private final Planes planes;
    private final Codes codes;
    private Dictionary[] dictionaries = {};
    private long[][] slices = {};
    private long[] lengths = {};
    private long[] types = {};
    private long[] skips = {};

    Texts(Planes planes, Codes codes) {
        this.planes = planes;
        this.codes = codes;
    }

    /**
     * Writes a slot of all rows.
     *
     * @param whole the code column of a text of which this one may be a part, or -1
     * @param wholeSlot its slot
     */
    void write(Run run, int slot, int whole, int wholeSlot, BlockOutput out) {
        int rows = run.rows();
        if (whole >= 0 && writePart(run, slot, whole, wholeSlot, out)) {
            return;
        }
        Dictionary dictionary = dictionary(slot);
        long[] column = codes.open(rows);
        for (int row = 0; row < rows; row++) {
            column[row] = dictionary.number(run, run.slice(slot, row));
        }
        int count = dictionary.size();
        ensure(count);
        boolean uuids = count > 0;
        for (int i = 0; i < count; i++) {
            long slice = dictionary.slice(i);
            lengths[i] = Slice.length(slice);
            types[i] = Slice.type(slice);
            uuids &= types[i] == Slice.STRING && Uuids.isOne(run.text(), Slice.offset(slice), Slice.length(slice));
        }
        out.packed.putByte(uuids ? UUID : OWN);
        out.packed.putVarint(count);
        if (uuids) {
            for (int i = 0; i < count; i++) {
                int at = Slice.offset(dictionary.slice(i));
                out.plain.putLong(Uuids.high(run.text(), at));
                out.plain.putLong(Uuids.low(run.text(), at));
            }
        } else {
            planes.write(types, count, out);
            planes.write(lengths, count, out);
            for (int i = 0; i < count; i++) {
                long slice = dictionary.slice(i);
                out.packed.putBytes(run.text(), Slice.offset(slice), Slice.length(slice));
            }
        }
        codes.write(rows, count, out);
    }

    private Dictionary dictionary(int slot) {
        if (slot >= dictionaries.length) {
            dictionaries = Arrays.copyOf(dictionaries, slot + 16);
        }
        if (dictionaries[slot] == null) {
            dictionaries[slot] = new Dictionary();
        }
        dictionaries[slot].clear();
        return dictionaries[slot];
    }

    /** Writes the column as parts of an earlier one; false, with nothing written, when it is not made of them. */
    private boolean writePart(Run run, int slot, int whole, int wholeSlot, BlockOutput out) {
        int rows = run.rows();
        int count = codes.entries(whole) + 1;
        long[] wholeCodes = codes.column(whole);
        ensure(count);
        Arrays.fill(skips, 0, count, -1);
        Arrays.fill(lengths, 0, count, 0);
        for (int row = 0; row < rows; row++) {
            long part = run.slice(slot, row);
            long wholeSlice = run.slice(wholeSlot, row);
            long skip = 0;
            long drop = 0;
            if (part != Slice.ABSENT) {
                int before = before(run.text(), part, wholeSlice);
                if (before < 0) {
                    return false;
                }
                skip = before + 1L;
                drop = (long) Slice.length(wholeSlice) - before - Slice.length(part);
            }
            int code = (int) wholeCodes[row];
            if (skips[code] < 0) {
                skips[code] = skip;
                lengths[code] = drop;
            } else if (skips[code] != skip || lengths[code] != drop) {
                return false;
            }
        }
        for (int code = 0; code < count; code++) {
            skips[code] = Math.max(0, skips[code]);
        }
        out.packed.putByte(PART);
        planes.write(skips, count, out);
        planes.write(lengths, count, out);
        codes.open(rows);
        codes.same(whole, rows);
        return true;
    }

    /** How many bytes of the whole stand before the part, at its beginning or at its end but for a dot; else -1. */
    private static int before(byte[] text, long part, long whole) {
        if (whole == Slice.ABSENT || Slice.type(part) != Slice.STRING) {
            return -1;
        }
        int length = Slice.length(part);
        int wholeLength = Slice.length(whole);
        if (isAt(text, part, whole, 0)) {
            return 0;
        }
        if (isAt(text, part, whole, wholeLength - length)) {
            return wholeLength - length;
        }
        return isAt(text, part, whole, wholeLength - length - 1) ? wholeLength - length - 1 : -1;
    }

    private static boolean isAt(byte[] text, long part, long whole, int before) {
        int length = Slice.length(part);
        int at = Slice.offset(whole) + before;
        return before >= 0
                && before + length <= Slice.length(whole)
                && Arrays.equals(text, at, at + length, text, Slice.offset(part), Slice.offset(part) + length);
    }

    /**
     * Reads a column; its codes are then the last of {@link Codes}, and its texts lie in the run.
     *
     * @return the slices by code, 0 being absent; they stay until the column of this number is read again
     */
    long[] read(Run run, int rows, int whole, BlockInput in) {
        int how = in.packed.takeByte();
        int index = codes.size();
        if (how == PART) {
            return readParts(index, rows, whole, in);
        }
        int count = in.packed.takeCount();
        long[] found = slices(index, count + 1);
        ensure(count);
        if (how == UUID) {
            readUuids(run, count, found, in);
        } else if (how == OWN) {
            planes.read(types, count, in);
            planes.read(lengths, count, in);
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += lengths[i] & 0xffff_ffffL;
            }
            int size = (int) Math.min(Integer.MAX_VALUE, sum);
            int from = in.packed.skip(size);
            int at = run.reserveText(size);
            System.arraycopy(in.packed.bytes(), from, run.text(), at, size);
            run.keepText(size);
            for (int i = 0; i < count; i++) {
                found[i + 1] = Slice.of(at, (int) lengths[i], (int) types[i]);
                at += (int) lengths[i];
            }
        } else {
            throw new IndexOutOfBoundsException("texts of kind " + how);
        }
        codes.open(rows);
        codes.read(rows, count, in);
        return found;
    }

    private static void readUuids(Run run, int count, long[] found, BlockInput in) {
        int at = run.reserveText(Math.multiplyExact(count, Uuids.LENGTH));
        byte[] text = run.text();
        for (int i = 0; i < count; i++) {
            Uuids.write(in.plain.takeLong(), in.plain.takeLong(), text, at);
            found[i + 1] = Slice.of(at, Uuids.LENGTH, Slice.STRING);
            at += Uuids.LENGTH;
        }
        run.keepText(count * Uuids.LENGTH);
    }

    private long[] readParts(int index, int rows, int whole, BlockInput in) {
        if (whole < 0 || whole >= index) {
            throw new IndexOutOfBoundsException("column " + index + " is a part of " + whole);
        }
        int count = codes.entries(whole) + 1;
        ensure(count);
        planes.read(skips, count, in);
        planes.read(lengths, count, in);
        long[] found = slices(index, count);
        long[] wholes = slices[whole];
        for (int code = 1; code < count; code++) {
            int before = (int) skips[code] - 1;
            if (before < 0) {
                found[code] = Slice.ABSENT;
            } else {
                int length = Slice.length(wholes[code]) - before - (int) lengths[code];
                found[code] = Slice.of(Slice.offset(wholes[code]) + before, length, Slice.STRING);
            }
        }
        codes.open(rows);
        codes.same(whole, rows);
        return found;
    }

    private long[] slices(int index, int count) {
        if (index >= slices.length) {
            slices = Arrays.copyOf(slices, index + 16);
        }
        if (slices[index] == null || slices[index].length < count) {
            slices[index] = new long[Math.max(count, 256)];
        }
        slices[index][0] = Slice.ABSENT;
        return slices[index];
    }

    private void ensure(int count) {
        if (lengths.length < count) {
            int size = Math.max(count, lengths.length * 2);
            lengths = new long[size];
            types = new long[size];
            skips = new long[size];
        }
    }
}
