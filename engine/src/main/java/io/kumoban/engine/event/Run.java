package io.kumoban.engine.event;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decoded events of one family in flat arrays: what leaves the decoder, waits in the timeline, and is read through
 * cursors. A row holds its order key, its place in the files, the hash of its account, the asked-for texts and numbers,
 * and its key hashes. The order key is columns, since sorting goes through it row after row; keys, numbers and texts of
 * a row lie side by side, since detectors read them in the order of the stream, which leaps between runs. Runs come from
 * a pool and are reused; all arrays grow and never shrink.
 */
public final class Run {
    private static final int FIRST_ROWS = 32;
    private static final int FIRST_TEXT = 4096;
    private static final AtomicLong NEXT_STAMP = new AtomicLong();

    private final Layout layout;
    private final int stride;
    private final int firstNumber;
    private final int firstSlice;
    private final int ownCells;
    private int rows;

    private long[] time;
    private long[] idHigh;
    private long[] idLow;
    private long[] recordHash;
    private int[] part;
    private int[] member;
    private long[] offset;
    private int[] length;
    private int[] dispatch;
    private long[] account;
    /** Of each row its keys, then its numbers, then its slices. */
    private long[] cells;

    private byte[] text;
    private int textLength;
    private int[] order = new int[0];
    private long textStamp = NEXT_STAMP.incrementAndGet();

    public Run(Layout layout) {
        this.layout = layout;
        time = new long[FIRST_ROWS];
        idHigh = new long[FIRST_ROWS];
        idLow = new long[FIRST_ROWS];
        recordHash = new long[FIRST_ROWS];
        part = new int[FIRST_ROWS];
        member = new int[FIRST_ROWS];
        offset = new long[FIRST_ROWS];
        length = new int[FIRST_ROWS];
        dispatch = new int[FIRST_ROWS];
        account = new long[FIRST_ROWS];
        firstNumber = layout.keys().size();
        firstSlice = firstNumber + layout.numbers();
        ownCells = layout.ownCells();
        stride = firstSlice + layout.cells();
        cells = new long[FIRST_ROWS * stride];
        text = new byte[FIRST_TEXT];
    }

    public Layout layout() {
        return layout;
    }

    public Kind kind() {
        return layout.kind();
    }

    public int rows() {
        return rows;
    }

    /** Empties the run for reuse; what it held before is gone. */
    public void clear() {
        rows = 0;
        textLength = 0;
        textStamp = NEXT_STAMP.incrementAndGet();
    }

    /** A number for the text as it is: as long as it stays the same, slices that were made stay good. */
    public long textStamp() {
        return textStamp;
    }

    /** The memory that the columns hold on to, in bytes. */
    public long bytes() {
        return time.length * (6L * Long.BYTES + 4L * Integer.BYTES)
                + (long) cells.length * Long.BYTES
                + text.length
                + (long) order.length * Integer.BYTES;
    }

    /** The part of {@link #bytes} that rows take up. */
    public long usedBytes() {
        return rows * ((6L + stride) * Long.BYTES + 5L * Integer.BYTES) + textLength;
    }

    /** Opens a row after the last; it counts only once {@link #commit()} is called. All its columns must be set. */
    public int open() {
        if (rows == time.length) {
            grow(rows * 2);
        }
        return rows;
    }

    /** Keeps the open row. */
    public void commit() {
        rows++;
    }

    /** Opens so many rows after the last; they count once {@link #commit(int)} is called. All their columns must be set. */
    public int open(int count) {
        if (rows + count > time.length) {
            grow(Math.max(rows + count, rows * 2));
        }
        return rows;
    }

    /** Keeps so many of the open rows. */
    public void commit(int count) {
        rows += count;
    }

    /** How much text there is; with {@link #truncateText} a row that turns out bad gives its text back. */
    public int textLength() {
        return textLength;
    }

    public void truncateText(int length) {
        textLength = length;
        textStamp = NEXT_STAMP.incrementAndGet();
    }

    /** Copies bytes in and returns their slice. */
    public long addText(byte[] source, int from, int size, int type) {
        int at = reserveText(size);
        System.arraycopy(source, from, text, at, size);
        textLength = at + size;
        return Slice.of(at, size, type);
    }

    /** Makes room for this many bytes after the text and returns where they begin; {@link #text()} may move. */
    public int reserveText(int size) {
        long needed = (long) textLength + size;
        if (needed > text.length) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("a run holds more than 2 GiB of text; make its blocks smaller");
            }
            text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, text.length * 2L)));
        }
        return textLength;
    }

    /** Keeps this many of the reserved bytes. */
    public void keepText(int size) {
        textLength += size;
    }

    public byte[] text() {
        return text;
    }

    public void setOrderKey(int row, long eventTime, long high, long low, long hash, int partNumber) {
        time[row] = eventTime;
        idHigh[row] = high;
        idLow[row] = low;
        recordHash[row] = hash;
        part[row] = partNumber;
    }

    public void setPlace(int row, int memberNumber, long at, int size) {
        member[row] = memberNumber;
        offset[row] = at;
        length[row] = size;
    }

    /** Which detectors may listen, as the dispatch table numbers them; see the detector contract. */
    public void setDispatch(int row, int number) {
        dispatch[row] = number;
    }

    /** The hash of the account; 0 for an event without one. */
    public void setAccount(int row, long hash) {
        account[row] = hash;
    }

    public void setKey(int slot, int row, long hash) {
        cells[row * stride + slot] = hash;
    }

    public void setNumber(int column, int row, long value) {
        cells[row * stride + firstNumber + column] = value;
    }

    /** Sets all texts of a row absent. */
    public void setAllAbsent(int row) {
        int first = row * stride;
        Arrays.fill(cells, first + firstSlice, first + stride, Slice.ABSENT);
    }

    /** Sets those texts of a row absent that only events of some names have. */
    public void setSharedAbsent(int row) {
        int first = row * stride;
        Arrays.fill(cells, first + firstSlice + ownCells, first + stride, Slice.ABSENT);
    }

    /** Sets a text; one that only events of some names have is set for these only, and others leave it alone. */
    public void setSlice(int slot, int row, long slice) {
        cells[row * stride + firstSlice + (slot < ownCells ? slot : layout.sharedCell(slot))] = slice;
    }

    public long time(int row) {
        return time[row];
    }

    public long idHigh(int row) {
        return idHigh[row];
    }

    public long idLow(int row) {
        return idLow[row];
    }

    public long recordHash(int row) {
        return recordHash[row];
    }

    public int part(int row) {
        return part[row];
    }

    /** The number of the file (or archive member) that the record came from. */
    public int member(int row) {
        return member[row];
    }

    /** Where the record begins in the plain bytes of its member. */
    public long offset(int row) {
        return offset[row];
    }

    /** The length of the record in bytes. */
    public int length(int row) {
        return length[row];
    }

    public int dispatch(int row) {
        return dispatch[row];
    }

    /** The hash of the account; 0 for an event without one. */
    public long account(int row) {
        return account[row];
    }

    public long key(int slot, int row) {
        return cells[row * stride + slot];
    }

    public long number(int column, int row) {
        return cells[row * stride + firstNumber + column];
    }

    public long slice(int slot, int row) {
        return slot < ownCells ? cells[row * stride + firstSlice + slot] : sharedSlice(slot, row);
    }

    private long sharedSlice(int slot, int row) {
        return layout.isHeld(slot, dispatch[row])
                ? cells[row * stride + firstSlice + layout.sharedCell(slot)]
                : Slice.ABSENT;
    }

    /** Copies one row of another run of the same layout, its text too. */
    public void copy(Run from, int row) {
        int to = open();
        setOrderKey(to, from.time[row], from.idHigh[row], from.idLow[row], from.recordHash[row], from.part[row]);
        setPlace(to, from.member[row], from.offset[row], from.length[row]);
        dispatch[to] = from.dispatch[row];
        account[to] = from.account[row];
        int first = to * stride;
        System.arraycopy(from.cells, row * stride, cells, first, stride);
        for (int cell = first + firstSlice; cell < first + stride; cell++) {
            long slice = cells[cell];
            if (slice != Slice.ABSENT) {
                cells[cell] = addText(from.text, Slice.offset(slice), Slice.length(slice), Slice.type(slice));
            }
        }
        commit();
    }

    /** Adds all rows of another run of the same layout after the last, in their present order. */
    public void append(Run from) {
        int to = rows;
        int count = from.rows;
        if (to + count > time.length) {
            grow(Math.max(to + count, time.length * 2));
        }
        System.arraycopy(from.time, 0, time, to, count);
        System.arraycopy(from.idHigh, 0, idHigh, to, count);
        System.arraycopy(from.idLow, 0, idLow, to, count);
        System.arraycopy(from.recordHash, 0, recordHash, to, count);
        System.arraycopy(from.part, 0, part, to, count);
        System.arraycopy(from.member, 0, member, to, count);
        System.arraycopy(from.offset, 0, offset, to, count);
        System.arraycopy(from.length, 0, length, to, count);
        System.arraycopy(from.dispatch, 0, dispatch, to, count);
        System.arraycopy(from.account, 0, account, to, count);
        System.arraycopy(from.cells, 0, cells, to * stride, count * stride);
        int textAt = reserveText(from.textLength);
        System.arraycopy(from.text, 0, text, textAt, from.textLength);
        textLength = textAt + from.textLength;
        for (int first = to * stride; first < (to + count) * stride; first += stride) {
            for (int cell = first + firstSlice; cell < first + stride; cell++) {
                if (cells[cell] != Slice.ABSENT) {
                    cells[cell] += (long) textAt << 32;
                }
            }
        }
        rows = to + count;
    }

    /** Sorts the rows into the total order; {@link #ordered(int)} then gives the row at a rank. */
    public void sort() {
        sort(new RowSorter());
    }

    /** The same, in the memory of a sorter; what that held is gone. */
    public void sort(RowSorter sorter) {
        if (order.length < rows) {
            order = new int[time.length];
        }
        sorter.clear();
        sorter.addAll(this);
        sorter.sort();
        for (int rank = 0; rank < rows; rank++) {
            order[rank] = sorter.row(rank);
        }
    }

    /** Takes the rows for sorted as they lie. */
    public void keepOrder() {
        if (order.length < rows) {
            order = new int[time.length];
        }
        for (int rank = 0; rank < rows; rank++) {
            order[rank] = rank;
        }
    }

    /** The row at a rank of the total order; valid after {@link #sort()}. */
    public int ordered(int rank) {
        return order[rank];
    }

    /** How many bytes {@link #save} writes. */
    public int savedBytes() {
        return 2 * Integer.BYTES + rows * ((6 + stride) * Long.BYTES + 4 * Integer.BYTES) + textLength;
    }

    /** Writes the rows in their present order, to be read by {@link #load} into a run of the same layout. */
    public void save(ByteBuffer out) {
        out.putInt(rows).putInt(textLength);
        for (long[] column : longColumns()) {
            out.asLongBuffer().put(column, 0, rows);
            out.position(out.position() + rows * Long.BYTES);
        }
        for (int[] column : intColumns()) {
            out.asIntBuffer().put(column, 0, rows);
            out.position(out.position() + rows * Integer.BYTES);
        }
        out.asLongBuffer().put(cells, 0, rows * stride);
        out.position(out.position() + rows * stride * Long.BYTES);
        out.put(text, 0, textLength);
    }

    /** Reads what {@link #save} wrote; what the run held before is gone. */
    public void load(ByteBuffer in) {
        rows = in.getInt();
        textLength = in.getInt();
        textStamp = NEXT_STAMP.incrementAndGet();
        if (rows > time.length) {
            grow(rows);
        }
        if (textLength > text.length) {
            text = new byte[textLength];
        }
        for (long[] column : longColumns()) {
            in.asLongBuffer().get(column, 0, rows);
            in.position(in.position() + rows * Long.BYTES);
        }
        for (int[] column : intColumns()) {
            in.asIntBuffer().get(column, 0, rows);
            in.position(in.position() + rows * Integer.BYTES);
        }
        in.asLongBuffer().get(cells, 0, rows * stride);
        in.position(in.position() + rows * stride * Long.BYTES);
        in.get(text, 0, textLength);
    }

    private List<long[]> longColumns() {
        return List.of(time, idHigh, idLow, recordHash, offset, account);
    }

    private List<int[]> intColumns() {
        return List.of(part, member, length, dispatch);
    }

    private void grow(int capacity) {
        time = Arrays.copyOf(time, capacity);
        idHigh = Arrays.copyOf(idHigh, capacity);
        idLow = Arrays.copyOf(idLow, capacity);
        recordHash = Arrays.copyOf(recordHash, capacity);
        part = Arrays.copyOf(part, capacity);
        member = Arrays.copyOf(member, capacity);
        offset = Arrays.copyOf(offset, capacity);
        length = Arrays.copyOf(length, capacity);
        dispatch = Arrays.copyOf(dispatch, capacity);
        account = Arrays.copyOf(account, capacity);
        cells = Arrays.copyOf(cells, Math.multiplyExact(capacity, stride));
    }
}
