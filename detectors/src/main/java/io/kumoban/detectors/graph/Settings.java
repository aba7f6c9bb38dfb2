package io.kumoban.detectors.graph;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a scorer is made. What is left empty is as each {@link Algorithm} has it.
 *
 * @param seed      draws the hashes of sketches; exact scorers have none
 * @param rows      rows of a sketch, 1 to 16
 * @param columns   cells in a row of a sketch, 1 to 2^22
 * @param decay     what a count is multiplied with at each tick, 0 to below 1
 * @param threshold the least score of a count that is kept out of what is usual, above 0
 * @param keys      nodes of a kind, and edges, that an exact scorer holds, 1 to 2^26
 */
public record Settings(
        long seed,
        OptionalInt rows,
        OptionalInt columns,
        OptionalDouble decay,
        OptionalDouble threshold,
        OptionalInt keys) {
    private static final int MOST_ROWS = 16;
    private static final int MOST_COLUMNS = 1 << 22;
    private static final int MOST_KEYS = 1 << 26;

    /** @throws IllegalArgumentException when a value is out of its range; the message is a sentence */
    public Settings {
        within("rows", rows, MOST_ROWS);
        within("columns", columns, MOST_COLUMNS);
        within("keys", keys, MOST_KEYS);
        if (decay.isPresent() && !(decay.getAsDouble() >= 0 && decay.getAsDouble() < 1)) {
            throw new IllegalArgumentException(
                    "The decay must be at least 0 and below 1, not " + decay.getAsDouble() + ".");
        }
        if (threshold.isPresent() && !(threshold.getAsDouble() > 0)) {
            throw new IllegalArgumentException("The threshold must be above 0, not " + threshold.getAsDouble() + ".");
        }
    }

    private static void within(String name, OptionalInt value, int most) {
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
            throw new IllegalArgumentException(
                    "The number of %s must lie between 1 and %d, not %d.".formatted(name, most, value.getAsInt()));
        }
    }

    /** All as each algorithm has it. */
    public static Settings seeded(long seed) {
        return new Settings(
                seed,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    int rowsOr(int usual) {
        return rows.orElse(usual);
    }

    int columnsOr(int usual) {
        return columns.orElse(usual);
    }

    int keysOr(int usual) {
        return keys.orElse(usual);
    }

    float decayOr(double usual) {
        return (float) decay.orElse(usual);
    }

    float thresholdOr(double usual) {
        return (float) threshold.orElse(usual);
    }
}
