package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Raising;
import io.kumoban.engine.detect.Reports;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Raisings of one batch that only repeat one before them. They are counted, and the last of each finding is kept as a row
 * until the batch is through: of all raisings between the first and the last nothing is shown.
 */
final class Repeats {
    /** Raisings further apart (in milliseconds) are not put together: the later one may begin another finding. */
    private static final long LONGEST_GAP = Duration.ofDays(1).toMillis();

    private final Long2ObjectHashMap<Repeat> newest = new Long2ObjectHashMap<>();
    private final List<Repeat> all = new ArrayList<>();

    /** A finding that was raised in this batch, and the last of the raisings since. */
    static final class Repeat {
        final int rank;
        final long stateKey;
        final Raising raising;
        private long time;
        private int times;
        private long position;
        private @Nullable Run run;
        private int row;

        private Repeat(int rank, long stateKey, Raising raising, long time) {
            this.rank = rank;
            this.stateKey = stateKey;
            this.raising = raising;
            this.time = time;
        }

        /** How often it was raised again. */
        int times() {
            return times;
        }

        /** The number of the event that raised it last. */
        long position() {
            return position;
        }

        /** The event that raised it last, or null when none did again. */
        @Nullable
        Row last(Batch.Cursors cursors) {
            return run == null ? null : cursors.at(run, row);
        }
    }

    /** Takes note of a raising; false when it is the first of its finding and to be given out at once. */
    boolean note(int rank, long stateKey, long distinction, Row event, long position, Raising raising) {
        long key = Hashes.join(Hashes.join(rank + 1L, Hashes.mix(distinction)), Reports.subject(event));
        Repeat known = newest.get(key);
        if (known == null || event.time() - known.time > LONGEST_GAP) {
            Repeat fresh = new Repeat(rank, stateKey, raising, event.time());
            newest.put(key, fresh);
            all.add(fresh);
            return false;
        }
        known.time = event.time();
        known.times++;
        known.position = position;
        known.run = event.run();
        known.row = event.row();
        return true;
    }

    /** All of the batch, in the order of their first raisings. */
    List<Repeat> all() {
        return all;
    }

    void clear() {
        newest.clear();
        all.clear();
    }
}
