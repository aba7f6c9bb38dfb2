package io.kumoban.detectors.graph;

import java.util.Arrays;

/**
 * What the MIDAS authors' program drew for its hashes: of MIDAS the edges' alone, of MIDAS-R and MIDAS-F those of edges,
 * sources and destinations.
 */
public record HashParameters(Rows edge, Rows source, Rows destination) {

    /**
     * Two numbers for each row of a sketch: {@code (key * factor + offset) mod columns} is the cell of a key.
     *
     * @throws IllegalArgumentException when there is no row, or not a factor and an offset for each
     */
    public record Rows(int[] factors, int[] offsets) {
        public Rows {
            if (factors.length == 0 || factors.length != offsets.length) {
                throw new IllegalArgumentException(
                        "%d factors and %d offsets".formatted(factors.length, offsets.length));
            }
            factors = factors.clone();
            offsets = offsets.clone();
        }

        @Override
        public int[] factors() {
            return factors.clone();
        }

        @Override
        public int[] offsets() {
            return offsets.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rows rows
                    && Arrays.equals(factors, rows.factors)
                    && Arrays.equals(offsets, rows.offsets);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(factors) + Arrays.hashCode(offsets);
        }

        @Override
        public String toString() {
            return Arrays.toString(factors) + " " + Arrays.toString(offsets);
        }
    }
}
