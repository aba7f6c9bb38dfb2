package io.kumoban.engine.format;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.AttackSystem;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import java.util.Arrays;

/**
 * User agents come from a few clients over and over. Within a run equal ones lately seen share one text, so that who
 * reads them reads the same few cache lines, and what follows from them is worked out once.
 */
final class UserAgents {
    private static final int PLACES = 128;
    private static final int SLOT = ApiCall.STANDARD.indexOf(ApiCall.USER_AGENT);

    private final long[] slices = new long[PLACES];
    private final long[] clients = new long[PLACES];
    /** The flags that follow from a user agent. */
    private final long[] flags = new long[PLACES];

    private long stamp;

    /** Gives a row the text of an equal user agent before it, the hash of its client, and further flags. */
    void share(Run of, int row) {
        if (of.textStamp() != stamp) {
            stamp = of.textStamp();
            Arrays.fill(slices, Slice.ABSENT);
        }
        long slice = of.slice(SLOT, row);
        if (slice == Slice.ABSENT) {
            of.setNumber(ApiCall.CLIENT_HASH, row, client(of.text(), 0, 0));
            return;
        }
        byte[] bytes = of.text();
        int offset = Slice.offset(slice);
        int length = Slice.length(slice);
        int place = place(bytes, offset, length);
        long before = slices[place];
        if (before != slice) {
            if (isSame(bytes, before, slice)) {
                of.setSlice(SLOT, row, before);
            } else {
                slices[place] = slice;
                clients[place] = client(bytes, offset, length);
                flags[place] = AttackSystem.in(bytes, offset, length) == null ? 0 : ApiCall.ATTACK_SYSTEM;
            }
        }
        of.setNumber(ApiCall.CLIENT_HASH, row, clients[place]);
        if (flags[place] != 0) {
            of.setNumber(ApiCall.FLAGS, row, of.number(ApiCall.FLAGS, row) | flags[place]);
        }
    }

    private static boolean isSame(byte[] bytes, long before, long slice) {
        int length = Slice.length(slice);
        return before != Slice.ABSENT
                && Slice.length(before) == length
                && Slice.type(before) == Slice.type(slice)
                && Arrays.equals(
                        bytes,
                        Slice.offset(before),
                        Slice.offset(before) + length,
                        bytes,
                        Slice.offset(slice),
                        Slice.offset(slice) + length);
    }

    /** By length and a few bytes; what falls together only takes turns. */
    private static int place(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = 1; i <= 4; i++) {
            int at = length * i / 4 - 1;
            hash = hash * 31 + (at >= 0 ? bytes[offset + at] : 0);
        }
        return (hash ^ hash >>> 7) & PLACES - 1;
    }

    private static long client(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        if (from < end && bytes[from] == '[') {
            from++;
        }
        int to = from;
        while (to < end && bytes[to] != '/' && bytes[to] != ' ' && bytes[to] != ']') {
            to++;
        }
        return Hashes.of(bytes, from, to - from);
    }
}
