package io.kumoban.datasets.simulator;

import io.kumoban.datasets.simulator.files.Shelf;
import io.kumoban.datasets.simulator.plan.LogFamily;

/** Numbers of files, records and bytes by family. Belongs to one thread. */
public final class Tally {
    private final long[] files = new long[LogFamily.values().length];
    private final long[] records = new long[files.length];
    private final long[] repeats = new long[files.length];
    private final long[] bytes = new long[files.length];
    private final long[] nanos = new long[files.length];

    void add(LogFamily family, Shelf shelf) {
        int at = family.ordinal();
        files[at] += shelf.files().size();
        records[at] += shelf.records();
        repeats[at] += shelf.repeats();
        bytes[at] += shelf.bytes();
    }

    void took(LogFamily family, long time) {
        nanos[family.ordinal()] += time;
    }

    void add(Tally other) {
        for (int i = 0; i < files.length; i++) {
            files[i] += other.files[i];
            records[i] += other.records[i];
            repeats[i] += other.repeats[i];
            bytes[i] += other.bytes[i];
            nanos[i] += other.nanos[i];
        }
    }

    /** Files delivered. */
    public long files(LogFamily family) {
        return files[family.ordinal()];
    }

    /** Records made; those delivered a second time count once. */
    public long records(LogFamily family) {
        return records[family.ordinal()];
    }

    /** Records delivered a second time. */
    public long repeats(LogFamily family) {
        return repeats[family.ordinal()];
    }

    /** Bytes before compression. */
    public long bytes(LogFamily family) {
        return bytes[family.ordinal()];
    }

    /** Processor time that all threads together took for the family, in nanoseconds; where it is written, that too. */
    public long nanos(LogFamily family) {
        return nanos[family.ordinal()];
    }

    /** Records of all families. */
    public long records() {
        long all = 0;
        for (long some : records) {
            all += some;
        }
        return all;
    }
}
