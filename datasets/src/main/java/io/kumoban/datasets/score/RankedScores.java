package io.kumoban.datasets.score;

import java.util.ArrayList;
import java.util.List;

/** The scores of one detector with their labels; a higher score speaks for an incident. */
public final class RankedScores {
    /** Points of a curve that are kept. */
    public static final int MOST_POINTS = 1000;

    private final DoubleBag positives = new DoubleBag();
    private final DoubleBag negatives = new DoubleBag();
    private long unknown;

    /** Adds a score, which is a number; one whose label is unknown is only counted. */
    public void add(double score, Label label) {
        switch (label) {
            case POSITIVE -> positives.add(score);
            case NEGATIVE -> negatives.add(score);
            case UNKNOWN -> unknown++;
        }
    }

    /** How the positive and negative units are told apart at every threshold. */
    public Ranking ranking() {
        double[] hits = positives.sorted();
        double[] misses = negatives.sorted();
        long thresholds = new Sweep(hits, misses).length();
        Sweep sweep = new Sweep(hits, misses);
        List<Ranking.Point> points = new ArrayList<>();
        for (long n = 0; sweep.advance(); n++) {
            if (isKept(n, thresholds)) {
                points.add(sweep.point());
            }
        }
        return new Ranking(hits.length, misses.length, unknown, sweep.rocAuc(), sweep.prAuc(), points);
    }

    private static boolean isKept(long n, long all) {
        return all <= MOST_POINTS
                || n == 0
                || n * (MOST_POINTS - 1) / (all - 1) > (n - 1) * (MOST_POINTS - 1) / (all - 1);
    }

    /** A threshold on its way down, and the two areas so far. */
    private static final class Sweep {
        private final double[] positives;
        private final double[] negatives;
        private double threshold;
        private int hits;
        private int falseAlarms;
        private double rocArea;
        private double prArea;

        /** Above all scores; both are sorted, the largest last. */
        Sweep(double[] positives, double[] negatives) {
            this.positives = positives;
            this.negatives = negatives;
        }

        /** How many different scores are still to come; uses the sweep up. */
        long length() {
            long length = 0;
            while (advance()) {
                length++;
            }
            return length;
        }

        /**
         * Moves down to the next score; false when there is none. Equal scores are taken together: a slanted step of the
         * ROC curve, and one step of the other.
         */
        boolean advance() {
            if (hits == positives.length && falseAlarms == negatives.length) {
                return false;
            }
            threshold = Math.max(next(positives, hits), next(negatives, falseAlarms));
            int newHits = hits;
            while (newHits < positives.length && next(positives, newHits) == threshold) {
                newHits++;
            }
            int newFalseAlarms = falseAlarms;
            while (newFalseAlarms < negatives.length && next(negatives, newFalseAlarms) == threshold) {
                newFalseAlarms++;
            }
            rocArea += (newFalseAlarms - falseAlarms) * ((double) hits + newHits) / 2;
            prArea += (double) (newHits - hits) * newHits / ((double) newHits + newFalseAlarms);
            hits = newHits;
            falseAlarms = newFalseAlarms;
            return true;
        }

        private static double next(double[] sorted, int taken) {
            return taken == sorted.length ? Double.NEGATIVE_INFINITY : sorted[sorted.length - 1 - taken];
        }

        Ranking.Point point() {
            return new Ranking.Point(
                    threshold,
                    negatives.length == 0 ? Double.NaN : (double) falseAlarms / negatives.length,
                    positives.length == 0 ? Double.NaN : (double) hits / positives.length,
                    hits / ((double) hits + falseAlarms));
        }

        double rocAuc() {
            return positives.length == 0 || negatives.length == 0
                    ? Double.NaN
                    : rocArea / ((double) positives.length * negatives.length);
        }

        double prAuc() {
            return positives.length == 0 ? Double.NaN : prArea / positives.length;
        }
    }
}
