package io.kumoban.engine.graph;

/**
 * Finds numbers by 64-bit hashes: open addressing with linear probing in 256 parts, each of which grows by half on its
 * own when three quarters are in use, so growing never needs more than a part twice. A place takes four bytes: the number
 * and four bits of the hash, which spare most looks at what does not fit. Numbers below {@link #oldest} are forgotten;
 * their places are used again.
 */
final class HashIndex {
    /** How many numbers there may be. */
    static final int MOST = (1 << 28) - 2;

    private static final int PARTS = 1 << 8;
    private static final int FIRST_PLACES = 16;
    private static final int NUMBER_BITS = 28;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final int ARRAY_HEADER = 16;

    private final Hashed hashes;
    private final int[][] parts = new int[PARTS][FIRST_PLACES];
    private final int[] used = new int[PARTS];
    private int oldest;

    private int[] part = parts[0];
    private int place;
    private int print;

    /** Knows the hash of each number that is in the index. */
    @FunctionalInterface
    interface Hashed {
        long hash(int number);
    }

    HashIndex(Hashed hashes) {
        this.hashes = hashes;
    }

    /** The first number that may have this hash, or -1; {@link #next} gives the others, until a number is added. */
    int first(long hash) {
        part = parts[partOf(hash)];
        place = placeOf(hash, part.length);
        print = printOf(hash);
        return search();
    }

    /** The next number that may have the hash that {@link #first} was asked for, or -1. */
    int next() {
        place = place + 1 == part.length ? 0 : place + 1;
        return search();
    }

    private int search() {
        while (true) {
            int there = part[place];
            if (there == 0) {
                return -1;
            }
            int number = (there & NUMBER_MASK) - 1;
            if (there >>> NUMBER_BITS == print && number >= oldest) {
                return number;
            }
            place = place + 1 == part.length ? 0 : place + 1;
        }
    }

    /** Adds a number that is not in the index yet; its hash must be known already. */
    void add(long hash, int number) {
        int at = partOf(hash);
        if (used[at] + 1 > parts[at].length - (parts[at].length >> 2)) {
            rehash(at);
        }
        used[at] += put(parts[at], hash, number) ? 1 : 0;
    }

    /** Whether the number took a place that was free, and not that of a forgotten one. */
    private boolean put(int[] into, long hash, int number) {
        int at = placeOf(hash, into.length);
        while (into[at] != 0 && (into[at] & NUMBER_MASK) - 1 >= oldest) {
            at = at + 1 == into.length ? 0 : at + 1;
        }
        boolean free = into[at] == 0;
        into[at] = printOf(hash) << NUMBER_BITS | number + 1;
        return free;
    }

    private void rehash(int at) {
        int[] old = parts[at];
        int living = 0;
        for (int there : old) {
            living += there != 0 && (there & NUMBER_MASK) - 1 >= oldest ? 1 : 0;
        }
        int[] wider = new int[living > old.length / 2 ? old.length + (old.length >> 1) : old.length];
        for (int there : old) {
            int number = (there & NUMBER_MASK) - 1;
            if (there != 0 && number >= oldest) {
                put(wider, hashes.hash(number), number);
            }
        }
        parts[at] = wider;
        used[at] = living;
    }

    /** Forgets the numbers below this one. */
    void forgetBelow(int number) {
        oldest = number;
    }

    /** Forgets all numbers and gives back their memory. */
    void clear() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new int[FIRST_PLACES];
            used[i] = 0;
        }
        oldest = 0;
    }

    /** What the arrays take up. */
    long heapBytes() {
        long bytes = 0;
        for (int[] each : parts) {
            bytes += ARRAY_HEADER + (long) each.length * Integer.BYTES;
        }
        return bytes;
    }

    private static int partOf(long hash) {
        return (int) (hash >>> 56);
    }

    private static int placeOf(long hash, int length) {
        return (int) ((hash >>> 24 & 0xffff_ffffL) * length >>> 32);
    }

    private static int printOf(long hash) {
        return (int) hash & 15;
    }
}
