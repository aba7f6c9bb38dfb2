package io.kumoban.engine.event;

import java.util.Arrays;

/**
 * Brings rows of several runs into the total order. A row becomes a 64-bit key of its time, its family and as many
 * leading bits of its content id as make most keys differ; keys are sorted digit by digit (least significant first, as
 * in Knuth, TAOCP 3, 5.2.5), and only rows of equal keys are compared in full. In most logs times are whole seconds,
 * which makes the keys short. Time does not depend on how many runs there are. 32 bytes a row; used again.
 */
public final class RowSorter {
    private static final int FEW = 16;
    /** Up to so many keys are merged, since counting digits has a cost of its own. */
    private static final int MERGED = 256;

    private static final int SMALL = 1024;
    private static final int DIGIT_OF_SMALL = 8;
    private static final int DIGIT = 11;
    private static final int KIND_BITS = 2;
    private static final int MOST_BITS = 63;
    private static final long SECOND = 1000;

    private Run[] runs = new Run[16];
    private int runCount;
    private long[] keys = new long[256];
    /** The number of the run in the upper half, the row in the lower. */
    private long[] places = new long[256];

    private long[] spareKeys = new long[256];
    private long[] sparePlaces = new long[256];
    private int[][] counts = {};
    private int size;
    private long earliest;
    private long latest;
    private int kinds;
    private boolean wholeSeconds;

    /** Forgets all rows. */
    public void clear() {
        Arrays.fill(runs, 0, runCount, null);
        runCount = 0;
        size = 0;
        earliest = Long.MAX_VALUE;
        latest = Long.MIN_VALUE;
        kinds = 0;
        wholeSeconds = true;
    }

    /** Adds the rows of a sorted run from one rank of its order to before another. Returns the run's number here. */
    public int add(Run run, int fromRank, int toRank) {
        int number = open(run, toRank - fromRank);
        for (int rank = fromRank; rank < toRank; rank++) {
            put(run, number, run.ordered(rank));
        }
        return number;
    }

    /** Adds all rows of a run, sorted or not. */
    void addAll(Run run) {
        int number = open(run, run.rows());
        for (int row = 0; row < run.rows(); row++) {
            put(run, number, row);
        }
    }

    private int open(Run run, int rows) {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        if (size + rows > keys.length) {
            int capacity = Math.max(size + rows, keys.length * 2);
            keys = Arrays.copyOf(keys, capacity);
            places = Arrays.copyOf(places, capacity);
            spareKeys = new long[capacity];
            sparePlaces = new long[capacity];
        }
        kinds |= 1 << run.kind().ordinal();
        runs[runCount] = run;
        return runCount++;
    }

    private void put(Run run, int number, int row) {
        long time = run.time(row);
        earliest = Math.min(earliest, time);
        latest = Math.max(latest, time);
        wholeSeconds &= time % SECOND == 0;
        keys[size] = time;
        places[size++] = (long) number << 32 | row;
    }

    public int size() {
        return size;
    }

    /** The number of the run at a rank, as {@link #add} gave it. */
    public int number(int rank) {
        return (int) (places[rank] >>> 32);
    }

    public Run run(int rank) {
        return runs[number(rank)];
    }

    public int row(int rank) {
        return (int) places[rank];
    }

    /** Sorts all rows; rows that are equal in everything keep the order in which they were added. */
    public void sort() {
        int digit = size < SMALL ? DIGIT_OF_SMALL : DIGIT;
        int bits = makeKeys(digit);
        if (bits < 0) {
            sortInFull(0, size);
            return;
        }
        if (bits > 0) {
            if (size <= MERGED) {
                mergeByKeys();
            } else {
                sortByKeys(bits, digit);
            }
        }
        sortEqualKeys();
    }

    /** Turns the times into keys: how many bits they have, 0 when they are in order, or -1 when no key holds the times. */
    private int makeKeys(int digit) {
        if (size < 2 || latest - earliest < 0) {
            return -1;
        }
        long unit = wholeSeconds ? SECOND : 1;
        int kindBits = Integer.bitCount(kinds) > 1 ? KIND_BITS : 0;
        int timeBits = Long.SIZE - Long.numberOfLeadingZeros((latest - earliest) / unit);
        int head = timeBits + kindBits;
        int wanted = head + Math.max(6, 6 + Integer.SIZE - Integer.numberOfLeadingZeros(size) - timeBits);
        int bits = Math.min(MOST_BITS, (wanted + digit - 1) / digit * digit);
        int idBits = bits - head;
        if (idBits <= 0) {
            return -1;
        }
        long before = Long.MIN_VALUE;
        boolean inOrder = true;
        for (int i = 0; i < size; i++) {
            Run run = runs[(int) (places[i] >>> 32)];
            long time = (keys[i] - earliest) / unit;
            long lead = kindBits == 0 ? time : time << kindBits | run.kind().ordinal();
            long key = lead << idBits | run.idHigh((int) places[i]) >>> Long.SIZE - idBits;
            inOrder &= key >= before;
            before = key;
            keys[i] = key;
        }
        return inOrder ? 0 : bits;
    }

    private void mergeByKeys() {
        for (int from = 0; from < size; from += FEW) {
            insertByKeys(from, Math.min(size, from + FEW));
        }
        for (int width = FEW; width < size; width *= 2) {
            for (int from = 0; from < size; from += 2 * width) {
                mergeByKeys(from, Math.min(size, from + width), Math.min(size, from + 2 * width));
            }
            swap();
        }
    }

    private void insertByKeys(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            long place = places[i];
            int at = i;
            while (at > from && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                places[at] = places[at - 1];
                at--;
            }
            keys[at] = key;
            places[at] = place;
        }
    }

    private void mergeByKeys(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            int next = left < middle && (right >= to || keys[left] <= keys[right]) ? left++ : right++;
            spareKeys[i] = keys[next];
            sparePlaces[i] = places[next];
        }
    }

    private void swap() {
        long[] toKeys = spareKeys;
        long[] toPlaces = sparePlaces;
        spareKeys = keys;
        sparePlaces = places;
        keys = toKeys;
        places = toPlaces;
    }

    private void sortByKeys(int bits, int digit) {
        int passes = (bits + digit - 1) / digit;
        int mask = (1 << digit) - 1;
        if (counts.length == 0) {
            counts = new int[(MOST_BITS + DIGIT_OF_SMALL - 1) / DIGIT_OF_SMALL][1 << DIGIT];
        }
        for (int pass = 0; pass < passes; pass++) {
            Arrays.fill(counts[pass], 0, mask + 1, 0);
        }
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            for (int pass = 0; pass < passes; pass++) {
                counts[pass][(int) key & mask]++;
                key >>>= digit;
            }
        }
        for (int pass = 0; pass < passes; pass++) {
            pass(counts[pass], pass * digit, mask);
        }
    }

    private void pass(int[] next, int shift, int mask) {
        if (next[(int) (keys[0] >>> shift) & mask] == size) {
            return;
        }
        int at = 0;
        for (int value = 0; value <= mask; value++) {
            int count = next[value];
            next[value] = at;
            at += count;
        }
        for (int i = 0; i < size; i++) {
            int to = next[(int) (keys[i] >>> shift) & mask]++;
            spareKeys[to] = keys[i];
            sparePlaces[to] = places[i];
        }
        swap();
    }

    private void sortEqualKeys() {
        int from = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || keys[i] != keys[from]) {
                if (i - from > 1) {
                    sortInFull(from, i);
                }
                from = i;
            }
        }
    }

    private void sortInFull(int from, int to) {
        if (to - from <= FEW) {
            insert(from, to);
        } else {
            System.arraycopy(places, from, sparePlaces, from, to - from);
            mergeSort(places, sparePlaces, from, to);
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long place = places[i];
            int at = i;
            while (at > from && compare(places[at - 1], place) > 0) {
                places[at] = places[at - 1];
                at--;
            }
            places[at] = place;
        }
    }

    private void mergeSort(long[] into, long[] of, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(of, into, from, middle);
        mergeSort(of, into, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle && (right >= to || compare(of[left], of[right]) <= 0);
            into[i] = takeLeft ? of[left++] : of[right++];
        }
    }

    private int compare(long left, long right) {
        return OrderKey.compareRows(runs[(int) (left >>> 32)], (int) left, runs[(int) (right >>> 32)], (int) right);
    }
}
