package io.kumoban.detectors.sigma.match.regex;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression as instructions for {@link Backtracker}. An instruction is an operation and its operands, each an int.
 *
 * @param code      the instructions; the first stands at 0
 * @param sets      the sets of {@link #ONE}
 * @param registers how many numbers the instructions keep: two for each group that is referred to, one for each loop
 * @param splits    how many {@link #SPLIT} there are; their last operand numbers them
 * @param isRegular whether a split at a place always ends the same, whatever was found before
 * @param first     what every match begins with; null when a match may be empty or look at what stands around it
 * @param anchored  whether a match begins at the beginning of the text only
 */
record RegexProgram(
        int[] code,
        CodePoints[] sets,
        int registers,
        int splits,
        boolean isRegular,
        @Nullable CodePoints first,
        boolean anchored) {
    /** The text up to here is found. */
    static final int ACCEPT = 0;
    /** set: one code point out of it. */
    static final int ONE = 1;
    /** target, other target, number: the first, and if that fails the other. */
    static final int SPLIT = 2;
    /** target. */
    static final int JUMP = 3;
    /** register: keep the place there. */
    static final int KEEP = 4;
    /** register: fail when no text was found since the place was kept there. */
    static final int PROGRESS = 5;
    /** first register of a group, 1 for any case: the group's text. */
    static final int REFERENCE = 6;
    /** ordinal of a kind of place. */
    static final int PLACE = 7;
    /** where it goes on, 1 for negative: what follows up to an ACCEPT must be found here. */
    static final int AHEAD = 8;
    /** where it goes on, 1 for negative, least and most code points: the same with the text before this place. */
    static final int BEHIND = 9;
    /** where it goes on: what follows up to an ACCEPT is found once. */
    static final int ATOMIC = 10;
}
