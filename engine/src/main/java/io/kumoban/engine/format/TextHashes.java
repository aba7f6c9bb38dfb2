package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;

/** The hashes of texts that lie in a run. Rows share the text of a value that repeats, and so its hash, too. */
final class TextHashes {
    private static final int PLACES = 1_024;
    private static final int SHIFT = 64 - 10;

    private final long[] slices = new long[PLACES];
    private final long[] hashes = new long[PLACES];
    private long stamp;

    /** The hash of a text; 0 for an absent or empty one. */
    long of(Run run, long slice) {
        if (slice == Slice.ABSENT || Slice.length(slice) == 0) {
            return 0;
        }
        if (stamp != run.textStamp()) {
            stamp = run.textStamp();
            Arrays.fill(slices, Slice.ABSENT);
        }
        int place = (int) (slice * 0x9e3779b97f4a7c15L >>> SHIFT);
        if (slices[place] != slice) {
            slices[place] = slice;
            hashes[place] = Hashes.of(run.text(), Slice.offset(slice), Slice.length(slice));
        }
        return hashes[place];
    }
}
