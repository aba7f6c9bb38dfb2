package io.kumoban.engine.journal;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the columns of a block: enough to pass over it, and to know how far the journal has come.
 *
 * @param first   the place of its first row in the total order
 * @param last    the place of its last row
 * @param rows    by family, rows of this block
 * @param totals  what the journal holds up to the end of this block
 * @param members names of files and archive members that come first in this block; they are numbered through from the
 *                journal's beginning
 */
record BlockHead(OrderKey first, OrderKey last, int[] rows, Totals totals, List<String> members) {
    private static final int FORMAT = 1;

    int allRows() {
        int sum = 0;
        for (int count : rows) {
            sum += count;
        }
        return sum;
    }

    void write(ByteOutput out) {
        out.putByte(FORMAT);
        write(first, out);
        write(last, out);
        for (int count : rows) {
            out.putVarint(count);
        }
        totals.write(out);
        out.putVarint(members.size());
        members.forEach(out::putText);
    }

    static BlockHead read(ByteInput in) {
        int format = in.takeByte();
        if (format != FORMAT) {
            throw new IndexOutOfBoundsException("a block of format " + format);
        }
        OrderKey first = readKey(in);
        OrderKey last = readKey(in);
        int[] rows = new int[Kind.count()];
        for (int kind = 0; kind < rows.length; kind++) {
            rows[kind] = in.takeCount();
            if (rows[kind] > PendingBlock.ROWS) {
                throw new IndexOutOfBoundsException("a block of " + rows[kind] + " rows");
            }
        }
        Totals totals = Totals.read(in);
        int count = in.takeCount();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(in.takeText());
        }
        return new BlockHead(first, last, rows, totals, members);
    }

    private static void write(OrderKey key, ByteOutput out) {
        out.putLong(key.time());
        out.putByte(key.kind().ordinal());
        out.putLong(key.idHigh());
        out.putLong(key.idLow());
        out.putLong(key.recordHash());
        out.putVarint(key.part());
    }

    private static OrderKey readKey(ByteInput in) {
        long time = in.takeLong();
        int kind = in.takeByte();
        if (kind >= Kind.count()) {
            throw new IndexOutOfBoundsException("a family " + kind);
        }
        return new OrderKey(time, Kind.of(kind), in.takeLong(), in.takeLong(), in.takeLong(), in.takeCount());
    }
}
