package io.kumoban.engine.finding;

/** Holds structured parts of findings to their sizes. */
final class Bounds {
    private Bounds() {}

    /**
     * Checks the size of a list.
     *
     * @throws IllegalArgumentException when it is longer than this
     */
    static void require(String what, int size, int most) {
        if (size > most) {
            throw new IllegalArgumentException("a finding shows at most %d %s, not %d".formatted(most, what, size));
        }
    }
}
