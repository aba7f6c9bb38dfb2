package io.kumoban.engine.parquet;

/**
 * Repetition or definition levels of 0 and 1. They are written as one run of single bits in the hybrid encoding (parquet-format,
 * {@code Encodings.md}, "Run Length Encoding / Bit-Packing Hybrid"): runs of equal levels are left to the packing of
 * the page.
 */
final class Levels {
    private final Plain bits = new Plain();
    private int count;
    private int octet;

    void add(int level) {
        octet |= level << (count & 7);
        count++;
        if ((count & 7) == 0) {
            bits.octet(octet);
            octet = 0;
        }
    }

    /** How many there are, which is how many values the page has, missing ones included. */
    int count() {
        return count;
    }

    /** Their length in four bytes, then the run. */
    void appendTo(Plain page) {
        Plain run = new Plain();
        int groups = (count + 7) >>> 3;
        run.varint(((long) groups << 1) | 1);
        run.append(bits);
        if ((count & 7) != 0) {
            run.octet(octet);
        }
        page.fixed32(run.size());
        page.append(run);
    }

    void clear() {
        bits.clear();
        count = 0;
        octet = 0;
    }
}
