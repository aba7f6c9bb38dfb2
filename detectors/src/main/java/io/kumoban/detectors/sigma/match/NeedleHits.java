package io.kumoban.detectors.sigma.match;

/** Which needles were found: a set of ids that is emptied at the cost of what was in it. One thread at a time. */
public final class NeedleHits {
    private final long[] bits;
    private final int[] touched;
    private int touchedCount;

    /** An empty set for ids from 0 to {@code ids - 1}. */
    public NeedleHits(int ids) {
        bits = new long[(ids + 63) >>> 6];
        touched = new int[bits.length];
    }

    /** Puts an id in; answers whether it was not in before. */
    public boolean add(int id) {
        int word = id >>> 6;
        long before = bits[word];
        if (before == 0) {
            touched[touchedCount++] = word;
        }
        bits[word] = before | 1L << id;
        return bits[word] != before;
    }

    /** Whether an id is in. */
    public boolean contains(int id) {
        return (bits[id >>> 6] >>> id & 1) != 0;
    }

    /** Whether no id is in. */
    public boolean isEmpty() {
        return touchedCount == 0;
    }

    /** The lowest id that is in and not below {@code from}, or -1. */
    public int next(int from) {
        int word = from >>> 6;
        if (word >= bits.length) {
            return -1;
        }
        long left = bits[word] & -1L << from;
        while (left == 0) {
            if (++word == bits.length) {
                return -1;
            }
            left = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    /** Takes all out. */
    public void clear() {
        for (int i = 0; i < touchedCount; i++) {
            bits[touched[i]] = 0;
        }
        touchedCount = 0;
    }
}
