package io.kumoban.bench.graph;

import java.util.Arrays;

/**
 * How well scores tell edges of attacks from others.
 *
 * @param auc      area under the ROC curve: how often an attack's edge scores above another, equal scores counting half
 * @param atTenth  share of the attacks' edges above a threshold that at most 0.1 % of the others reach
 * @param atOne    the same for 1 %
 */
record Curve(double auc, double atTenth, double atOne) {
    private static final double TENTH = 0.001;
    private static final double ONE = 0.01;

    /** The curve of a part; scores are 0 or more. */
    static Curve of(EdgeStream.Part part, float[] scores) {
        long[] ranked = new long[part.to() - part.from()];
        long attacks = 0;
        for (int i = 0; i < ranked.length; i++) {
            int edge = part.from() + i;
            // The bits of floats from 0 on are in the order of their values.
            ranked[i] = (long) Float.floatToRawIntBits(scores[edge]) << 1 | (part.isAttack(edge) ? 1 : 0);
            attacks += part.isAttack(edge) ? 1 : 0;
        }
        Arrays.sort(ranked);
        return sweep(ranked, attacks, ranked.length - attacks);
    }

    /** From the largest score down, equal ones together. */
    private static Curve sweep(long[] ranked, long attacks, long others) {
        double hits = 0;
        double falseAlarms = 0;
        double area = 0;
        double atTenth = 0;
        double atOne = 0;
        for (int at = ranked.length - 1; at >= 0; ) {
            long score = ranked[at] >>> 1;
            long newHits = 0;
            long newFalseAlarms = 0;
            for (; at >= 0 && ranked[at] >>> 1 == score; at--) {
                newHits += ranked[at] & 1;
                newFalseAlarms += 1 - (ranked[at] & 1);
            }
            area += newFalseAlarms * (hits + newHits / 2.0);
            hits += newHits;
            falseAlarms += newFalseAlarms;
            atTenth = falseAlarms <= TENTH * others ? hits / attacks : atTenth;
            atOne = falseAlarms <= ONE * others ? hits / attacks : atOne;
        }
        return new Curve(area / (attacks * others), atTenth, atOne);
    }
}
