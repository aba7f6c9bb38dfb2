package io.kumoban.engine.graph.query;

import java.time.Duration;

/**
 * How much two nodes that met have to do with each other: the logarithm of how often, or 1 where counts do not matter;
 * times {@code exp(-gap / decay)} for the time between their nearest meeting and what is asked about; times {@code fresh}
 * where they had never met before the window; divided by the product of their degrees to the power of {@code damping}, so
 * that the neighbours of a hub are not near for that (Zhou, Bousquet, Lal, Weston, Schölkopf, "Learning with
 * Local and Global Consistency", NIPS 2003, for 0.5).
 *
 * @param counts        whether it matters how often they met
 * @param decay         how far in time is far, at least a second
 * @param fresh         1 or more
 * @param damping       0 to 1
 * @param throughShared whether accounts, countries, APIs and the like, which join all with all, are nodes too
 */
public record Weighing(boolean counts, Duration decay, double fresh, double damping, boolean throughShared) {
    private static final double FARTHEST = 30;

    /** By the ranking in docs/evaluation.md, "Structure". */
    public static final Weighing STANDARD = new Weighing(true, Duration.ofHours(1), 3, 0.5, false);

    public Weighing {
        if (decay.toSeconds() < 1 || !(fresh >= 1 && fresh <= 1_000) || !(damping >= 0 && damping <= 1)) {
            throw new IllegalArgumentException(
                    "the decay is a second or more, fresh 1 to 1,000 and the damping 0 to 1: " + decay + ", " + fresh
                            + ", " + damping);
        }
    }

    /** The same, with or without nodes that join all with all. */
    public Weighing through(boolean shared) {
        return new Weighing(counts, decay, fresh, damping, shared);
    }

    double of(long count, long gapMillis, boolean isNew, int degree, int otherDegree) {
        double weight = counts ? StrictMath.log1p((double) count) : 1;
        // Beyond some hours all is equally far, and a weight must not become 0.
        weight *= StrictMath.exp(-Math.min(FARTHEST, gapMillis / (double) decay.toMillis()));
        if (isNew) {
            weight *= fresh;
        }
        return weight / StrictMath.pow((double) degree * otherDegree, damping);
    }
}
