package io.kumoban.detectors.insights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Minutes in a row.
 *
 * @param squares the sum of the squares of the minutes' counts
 */
record Run(int minutes, long calls, long squares) {
    static final Run NONE = new Run(0, 0, 0);

    /** With one more minute. */
    Run and(int count) {
        return new Run(minutes + 1, calls + count, squares + (long) count * count);
    }

    /** With the minutes of another behind it. */
    Run and(Run later) {
        return new Run(minutes + later.minutes, calls + later.calls, squares + later.squares);
    }

    /** Calls a minute. */
    double average() {
        return (double) calls / minutes;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(minutes);
        out.writeLong(calls);
        out.writeLong(squares);
    }

    static Run load(DataInput in) throws IOException {
        return new Run(in.readInt(), in.readLong(), in.readLong());
    }
}
