package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.util.Arrays;

/** The records of one file, gathered in the order in which they were made. Keeps its memory when cleared. */
final class Draft {
    private static final int ROOM = 16 << 10;

    final RecordBuffer buffer = new RecordBuffer(ROOM);
    private int[] starts = new int[64];
    private long[] times = new long[64];
    private int count;

    /** A record of this event time begins where the buffer ends. */
    void begin(long time) {
        if (count + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            times = Arrays.copyOf(times, 2 * times.length);
        }
        starts[count] = buffer.length();
        times[count] = time;
        count++;
        starts[count] = buffer.length();
    }

    /** The record that began last ends where the buffer ends. */
    void end() {
        starts[count] = buffer.length();
    }

    /** Takes the last record of another draft as well. */
    void repeat(Draft other) {
        int last = other.count - 1;
        begin(other.times[last]);
        buffer.put(other.buffer.array(), other.starts[last], other.length(last));
        end();
    }

    int count() {
        return count;
    }

    long time(int record) {
        return times[record];
    }

    int start(int record) {
        return starts[record];
    }

    int length(int record) {
        return starts[record + 1] - starts[record];
    }

    void clear() {
        buffer.clear();
        count = 0;
        starts[0] = 0;
    }
}
