package io.kumoban.detectors.dga;

import java.util.Arrays;

/** How well scores part two kinds: the area under the ROC curve, and what is found at a false positive rate. */
final class RankMeasures {
    private final double[] ordinary;

    /** @param ordinary the scores of what should not be found */
    RankMeasures(double[] ordinary) {
        this.ordinary = ordinary.clone();
        Arrays.sort(this.ordinary);
    }

    /** The area under the ROC curve: the chance that one to be found scores higher than an ordinary one; ties count half. */
    double area(double[] found) {
        double wins = 0;
        for (double score : found) {
            wins += (below(score) + belowOrEqual(score)) / 2.0;
        }
        return wins / found.length / ordinary.length;
    }

    /** The score that at most this share of the ordinary ones is above. */
    double threshold(double falseRate) {
        int above = (int) (falseRate * ordinary.length);
        return ordinary[ordinary.length - 1 - above];
    }

    /** The share of scores above a threshold. */
    static double above(double[] scores, double threshold) {
        return (double) Arrays.stream(scores).filter(score -> score > threshold).count() / scores.length;
    }

    private int below(double score) {
        return insertion(score, false);
    }

    private int belowOrEqual(double score) {
        return insertion(score, true);
    }

    private int insertion(double score, boolean afterEqual) {
        int low = 0;
        int high = ordinary.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordinary[middle] < score || afterEqual && ordinary[middle] == score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
