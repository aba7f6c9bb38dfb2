package io.kumoban.bench.structure;

import java.util.Arrays;

/**
 * How few ways of three steps lead from a principal to a partner, by what it shares with others who have that partner
 * (Liben-Nowell, Kleinberg, "The Link-Prediction Problem for Social Networks", JASIST 2007; in a graph of two sides such
 * ways stand for common neighbours).
 */
final class NeighbourScores {
    private NeighbourScores() {}

    static LinkScore common(Learned learned) {
        double[] ones = new double[learned.whats()];
        Arrays.fill(ones, 1);
        return shared(learned, ones);
    }

    /** Each common partner counts by the inverse logarithm of how many have it (Adamic, Adar, Social Networks 2003). */
    static LinkScore adamicAdar(Learned learned) {
        double[] worth = new double[learned.whats()];
        for (int what = 0; what < worth.length; what++) {
            worth[what] = 1 / Math.log(1 + Math.max(1, learned.degree(what)));
        }
        return shared(learned, worth);
    }

    private static LinkScore shared(Learned learned, double[] worth) {
        double[][] counts = learned.counts();
        return (who, what) -> {
            double ways = 0;
            for (int other = 0; other < counts.length; other++) {
                if (other == who || counts[other][what] == 0) {
                    continue;
                }
                for (int common = 0; common < worth.length; common++) {
                    if (counts[who][common] > 0 && counts[other][common] > 0) {
                        ways += worth[common];
                    }
                }
            }
            return -ways;
        };
    }
}
