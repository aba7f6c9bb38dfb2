package io.kumoban.engine.format;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.scan.Decimals;
import java.util.Arrays;

/** The addresses that one column of some lines holds, and what is known of them. Reused; belongs to one thread. */
final class AddressColumn {
    /** What stands before the 32 bits of an IPv4 address. */
    private static final long V4_PREFIX = 0xffff_0000_0000L;

    private final Sides sides;
    private final Address scratch = new Address();
    private final long[] high = new long[FlowLines.MOST];
    private final long[] low = new long[FlowLines.MOST];
    private final boolean[] present = new boolean[FlowLines.MOST];
    private final boolean[] inside = new boolean[FlowLines.MOST];

    AddressColumn(Sides sides) {
        this.sides = sides;
    }

    /**
     * Reads a column; absent where the lines do not have it.
     *
     * @return how many values are written but not readable
     */
    int read(FlowLines lines, int column) {
        int count = lines.count();
        if (column < 0) {
            Arrays.fill(high, 0, count, 0);
            Arrays.fill(low, 0, count, 0);
            Arrays.fill(present, 0, count, false);
            Arrays.fill(inside, 0, count, false);
            return 0;
        }
        byte[] bytes = lines.bytes();
        int unreadable = 0;
        for (int line = 0; line < count; line++) {
            int start = lines.start(line, column);
            int length = lines.end(line, column) - start;
            long v4 = Decimals.readV4(bytes, start, length);
            if (v4 < 0) {
                unreadable += readOther(bytes, start, length, line);
                continue;
            }
            high[line] = 0;
            low[line] = v4 | V4_PREFIX;
            present[line] = true;
            inside[line] = sides.isInside((int) v4);
        }
        return unreadable;
    }

    private int readOther(byte[] bytes, int start, int length, int line) {
        present[line] = scratch.parse(bytes, start, length);
        high[line] = scratch.high();
        low[line] = scratch.low();
        inside[line] = sides.isInside(scratch);
        return present[line] || length == 1 && bytes[start] == '-' ? 0 : 1;
    }

    /** Takes the addresses of another column where this one has none. */
    void complete(AddressColumn other, int count) {
        for (int line = 0; line < count; line++) {
            if (!present[line] && other.present[line]) {
                high[line] = other.high[line];
                low[line] = other.low[line];
                present[line] = true;
                inside[line] = other.inside[line];
            }
        }
    }

    /** The upper half of an address; 0 when it is absent. */
    long high(int line) {
        return high[line];
    }

    /** The lower half of an address; 0 when it is absent. */
    long low(int line) {
        return low[line];
    }

    boolean isPresent(int line) {
        return present[line];
    }

    /** Whether an address is one of the user's own; an absent one never is. */
    boolean isInside(int line) {
        return inside[line];
    }

    /** Copies an address. */
    void get(int line, Address into) {
        if (present[line]) {
            into.set(high[line], low[line]);
        } else {
            into.setAbsent();
        }
    }
}
