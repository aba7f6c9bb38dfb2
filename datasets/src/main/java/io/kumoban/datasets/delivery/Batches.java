package io.kumoban.datasets.delivery;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records gathered by the stamp of the file that will carry them: every ten minutes, at most fifteen after the event. */
final class Batches<R extends LogRecord> {
    static final long PERIOD = 600;
    private static final long LATE = 300;

    private final SortedMap<Long, List<R>> byStamp = new TreeMap<>();

    /** Adds a record to the next file or, now and then, to the one after; returns the stamp chosen. */
    long add(R record, Dice dice) {
        long stamp = Math.ceilDiv(record.time(), PERIOD) * PERIOD;
        if (stamp - record.time() < LATE && dice.chance(0.25)) {
            stamp += PERIOD;
        }
        addAt(stamp, record);
        return stamp;
    }

    void addAt(long stamp, R record) {
        byStamp.computeIfAbsent(stamp, unused -> new ArrayList<>()).add(record);
    }

    SortedMap<Long, List<R>> byStamp() {
        return byStamp;
    }
}
