package io.kumoban.datasets.score;

import java.util.List;

/**
 * How well scores tell positive from negative units.
 *
 * @param positives units of incidents
 * @param negatives units of none
 * @param unknown   units that cannot be judged
 * @param rocAuc    area under the receiver operating characteristic: how often a positive unit scores above a negative one,
 *                  equal scores counting half (Hanley and McNeil 1982); NaN unless there are both
 * @param prAuc     average precision: the mean over positive units of the precision at their score, without interpolation
 *                  (Davis and Goadrich 2006 say why); NaN when there is no positive unit
 * @param points    one for each different score, the highest first; of very many at most {@link RankedScores#MOST_POINTS},
 *                  evenly spread, with the first and the last
 */
public record Ranking(long positives, long negatives, long unknown, double rocAuc, double prAuc, List<Point> points) {

    /**
     * What a threshold lets through.
     *
     * @param threshold         scores of at least this much
     * @param falsePositiveRate share of the negative units, NaN when there are none
     * @param recall            share of the positive units, NaN when there are none
     * @param precision         share of the units let through that is positive
     */
    public record Point(double threshold, double falsePositiveRate, double recall, double precision) {}
}
