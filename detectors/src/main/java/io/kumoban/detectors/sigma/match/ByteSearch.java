package io.kumoban.detectors.sigma.match;

import java.util.Arrays;

/** Looks for one text in another, both as bytes. */
final class ByteSearch {
    private ByteSearch() {}

    /** Where a text begins first in a range of bytes, or -1; the empty text is found at the beginning. */
    static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
        int size = wanted.length;
        if (size == 0) {
            return from;
        }
        int last = to - size;
        byte begin = wanted[0];
        byte end = wanted[size - 1];
        for (int at = from; at <= last; at++) {
            // Two bytes first: of natural text, few places pass both.
            if (bytes[at] == begin
                    && bytes[at + size - 1] == end
                    && Arrays.equals(bytes, at, at + size, wanted, 0, size)) {
                return at;
            }
        }
        return -1;
    }
}
