package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.scan.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The texts of one column that a run holds already, so that a value that comes again is neither copied nor checked nor
 * hashed again. A text that finds its place taken takes it over, so there are {@value #PLACES} at most. What is found is
 * compared byte by byte: the rows are the same as without it.
 */
final class KnownTexts {
    private static final int PLACES = 1024;

    /** What {@link #slice} answers for bytes that are no UTF-8. */
    static final long NO_TEXT = -2;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);

    private final long[] slices = new long[PLACES];
    private final long[] hashes = new long[PLACES];
    private int place;

    KnownTexts() {
        forget();
    }

    /** The run is another, or was emptied. */
    void forget() {
        Arrays.fill(slices, Slice.ABSENT);
    }

    /** The slice of these bytes in the run, added if need be; {@link #NO_TEXT} when they are no UTF-8. */
    long slice(byte[] bytes, int from, int to, Run run) {
        int length = to - from;
        if (length < Long.BYTES) {
            return add(bytes, from, to, run, length == 0 ? 0 : bytes[from] * 31 + bytes[to - 1] + length & PLACES - 1);
        }
        long before = slices[place];
        if (before != Slice.ABSENT
                && Slice.length(before) == length
                && isSame(bytes, from, length, run.text(), Slice.offset(before))) {
            return before;
        }
        long first = (long) WORD.get(bytes, from);
        long last = (long) WORD.get(bytes, to - Long.BYTES);
        int found = (int) ((first ^ Long.rotateLeft(last, 23)) * SPREAD >>> SHIFT);
        long slice = slices[found];
        if (slice != Slice.ABSENT
                && Slice.length(slice) == length
                && isSame(bytes, from, length, run.text(), Slice.offset(slice))) {
            place = found;
            return slice;
        }
        return add(bytes, from, to, run, found);
    }

    /** The hash of the text that {@link #slice} answered last. */
    long hash(Run run) {
        long hash = hashes[place];
        if (hash == 0) {
            long slice = slices[place];
            hash = Hashes.of(run.text(), Slice.offset(slice), Slice.length(slice));
            hashes[place] = hash;
        }
        return hash;
    }

    private static boolean isSame(byte[] left, int leftAt, int length, byte[] right, int rightAt) {
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) WORD.get(left, leftAt + i) != (long) WORD.get(right, rightAt + i)) {
                return false;
            }
        }
        return (long) WORD.get(left, leftAt + last) == (long) WORD.get(right, rightAt + last);
    }

    private long add(byte[] bytes, int from, int to, Run run, int into) {
        long known = slices[into];
        if (known != Slice.ABSENT
                && Arrays.equals(
                        bytes, from, to, run.text(), Slice.offset(known), Slice.offset(known) + Slice.length(known))) {
            place = into;
            return known;
        }
        if (!Utf8.isValid(bytes, from, to)) {
            return NO_TEXT;
        }
        long slice = run.addText(bytes, from, to - from, Slice.STRING);
        slices[into] = slice;
        hashes[into] = 0;
        place = into;
        return slice;
    }
}
