package io.kumoban.console.measure;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sample of the rows of each family, small enough to stay in memory: all rows while there are few, and then those whose hash
 * lies below a bound, which is halved whenever they become too many. So every row is as likely to be kept as any other, and
 * the same logs always keep the same.
 */
public final class KeptRows {
    private static final int MOST_ROWS = 1 << 14;
    private static final long MOST_BYTES = 64L << 20;

    private final Map<Kind, Sample> samples = new EnumMap<>(Kind.class);

    /** Rows of one family. */
    static final class Sample {
        private final Layout layout;
        private Run run;
        private long bound;

        private Sample(Layout layout, long bound) {
            this.layout = layout;
            this.bound = bound;
            run = new Run(layout);
        }

        private void add(Run from, int row, int most) {
            if (Long.compareUnsigned(hash(from, row), bound) > 0) {
                return;
            }
            run.copy(from, row);
            while ((run.rows() > most || run.usedBytes() > MOST_BYTES) && bound != 0) {
                halve();
            }
        }

        private void halve() {
            bound >>>= 1;
            Run whole = run;
            run = new Run(layout);
            for (int row = 0; row < whole.rows(); row++) {
                if (Long.compareUnsigned(hash(whole, row), bound) <= 0) {
                    run.copy(whole, row);
                }
            }
        }

        private static long hash(Run run, int row) {
            return Hashes.mix(run.recordHash(row) ^ Hashes.mix(run.time(row)));
        }

        /** A sample of the sample, of so many rows at most. */
        Sample thinned(int most) {
            Sample thin = new Sample(layout, bound);
            for (int row = 0; row < run.rows(); row++) {
                thin.add(run, row, most);
            }
            return thin;
        }

        /** The rows, in the order of the stream. */
        Run rows() {
            return run;
        }
    }

    /** Keeps a row, perhaps. */
    public void add(Row row) {
        samples.computeIfAbsent(row.run().kind(), unused -> new Sample(row.run().layout(), -1L))
                .add(row.run(), row.row(), MOST_ROWS);
    }

    /** The rows of a family; an empty run when there were none. */
    Sample of(Kind kind) {
        Sample sample = samples.get(kind);
        return sample == null ? new Sample(new Layout(kind, List.of(), 0, List.of()), -1L) : sample;
    }
}
