package io.kumoban.detectors.graph;

import io.kumoban.engine.event.Hashes;
import java.util.Arrays;

/**
 * Where the count of a key lies in the rows of a Count-Min sketch (Cormode and Muthukrishnan, Journal of Algorithms
 * 2005). Keys are spread by well mixed bits; or, for comparison, as in the program of the MIDAS authors, where the
 * numbering of the nodes matters. One class with a branch, since a call to be dispatched costs as much as the hash
 * ({@code kumoban bench graph}).
 */
final class CellHash {
    private static final int DESTINATION_FACTOR = 104_729;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final boolean original;
    private final int columns;
    private final boolean powerOfTwo;
    private final long seed;
    private final long[] factors;
    private final int[] offsets;

    /** The key that was placed last, and its cell in each row: an edge is often the one before it once more. */
    private long placedSource;

    private long placedDestination;
    private final int[] cells;

    private CellHash(boolean original, int columns, long seed, long[] factors, int[] offsets) {
        this.original = original;
        this.columns = columns;
        this.powerOfTwo = Integer.bitCount(columns) == 1;
        this.seed = seed;
        this.factors = factors;
        this.offsets = offsets;
        this.cells = new int[factors.length];
        place(0, 0);
    }

    /** A hash drawn from a seed: a key's 64 mixed bits times an odd number for each row. */
    static CellHash seeded(int rows, int columns, long seed) {
        long mixed = Hashes.mix(seed + 1);
        long[] factors = new long[rows];
        for (int row = 0; row < rows; row++) {
            factors[row] = Hashes.mix(mixed + row + 1) | 1;
        }
        return new CellHash(false, columns, mixed, factors, new int[rows]);
    }

    /** {@code ((u + 104729 v) factor + offset) mod columns} in 32 bits; v is 0 for a node. */
    static CellHash original(int columns, HashParameters.Rows rows) {
        long[] factors = Arrays.stream(rows.factors()).asLongStream().toArray();
        return new CellHash(true, columns, 0, factors, rows.offsets());
    }

    /** Cells of all rows together. */
    int size() {
        return factors.length * columns;
    }

    int rows() {
        return factors.length;
    }

    /** The cell of a node in each row, in an array that the next call overwrites. */
    int[] cells(long node) {
        if (node != placedSource) {
            placedSource = node;
            place(node, 0);
        }
        return cells;
    }

    /** The cell of an edge in each row, in an array that the next call overwrites. */
    int[] cells(long source, long destination) {
        if (source != placedSource || destination != placedDestination) {
            placedSource = source;
            placedDestination = destination;
            place(source, destination);
        }
        return cells;
    }

    private void place(long source, long destination) {
        if (original) {
            placeAsOriginal((int) source + DESTINATION_FACTOR * (int) destination);
            return;
        }
        long hash = Hashes.mix((source ^ seed) * SPREAD + Long.rotateLeft(destination * SPREAD, Integer.SIZE));
        int from = 0;
        for (int row = 0; row < cells.length; row++) {
            // The upper half of a product, taken as a share of the row.
            cells[row] = from + (int) ((hash * factors[row] >>> Integer.SIZE) * columns >>> Integer.SIZE);
            from += columns;
        }
    }

    private void placeAsOriginal(int key) {
        int from = 0;
        for (int row = 0; row < cells.length; row++) {
            int hash = key * (int) factors[row] + offsets[row];
            // The remainder of a power of two needs no division.
            cells[row] = from + (powerOfTwo ? hash & columns - 1 : Math.floorMod(hash, columns));
            from += columns;
        }
    }
}
