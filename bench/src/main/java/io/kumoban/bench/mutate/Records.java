package io.kumoban.bench.mutate;

import java.util.SplittableRandom;

/** Well-formed records of one log family, from which hostile ones are made. */
interface Records {
    /** How many different ones {@link #one} is made from. */
    int KINDS = 24;

    /** One record without its line end. */
    byte[] one(SplittableRandom dice);

    /** What is put in place of values, or between them: valid in some places, not in others. */
    byte[][] oddities();

    /** A line that may stand between records; empty when the family has none. */
    byte[] header(SplittableRandom dice);
}
