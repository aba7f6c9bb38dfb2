package io.kumoban.bench.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an analyst sees of scores. A pair of nodes raises an alert when one of its edges reaches the threshold, and again
 * only after {@value #SILENCE} ticks without such an edge. The threshold is the lowest one with at most
 * {@value #FALSE_A_DAY} alerts a day, or as many as are asked for, that no attack's edge raised. An episode is one kind of attack without a break of
 * more than {@value #SILENCE} ticks, and found when one of its edges reaches the threshold.
 *
 * @param found    episodes that are found
 * @param episodes all of them
 * @param delay    ticks from the begin of an episode to the first edge that finds it, the median of those found; NaN for
 *                 none
 * @param aDay     alerts a day, right and wrong
 */
record Alerts(int found, int episodes, double delay, double aDay) {
    static final int SILENCE = 60;
    static final int FALSE_A_DAY = 10;

    /** The alerts of a part. */
    static Alerts of(EdgeStream.Part part, float[] scores) {
        return of(part, scores, FALSE_A_DAY);
    }

    /** The alerts of a part when so many false ones a day are allowed. */
    static Alerts of(EdgeStream.Part part, float[] scores, double falseADay) {
        float threshold = threshold(part, scores, falseADay);
        List<int[]> episodes = episodes(part);
        double[] delays = episodes.stream()
                .mapToDouble(episode -> delay(part.stream(), scores, episode, threshold))
                .filter(delay -> delay >= 0)
                .sorted()
                .toArray();
        return new Alerts(
                delays.length,
                episodes.size(),
                delays.length == 0 ? Double.NaN : delays[delays.length / 2],
                count(part, scores, threshold, true) / part.days());
    }

    private static double delay(EdgeStream stream, float[] scores, int[] episode, float threshold) {
        for (int edge : episode) {
            if (scores[edge] >= threshold) {
                return stream.ticks()[edge] - stream.ticks()[episode[0]];
            }
        }
        return -1;
    }

    private static float threshold(EdgeStream.Part part, float[] scores, double falseADay) {
        float[] candidates = Arrays.copyOfRange(scores, part.from(), part.to());
        Arrays.sort(candidates);
        double most = falseADay * part.days();
        int low = 0;
        int high = candidates.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (count(part, scores, candidates[middle], false) <= most) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == candidates.length ? Float.POSITIVE_INFINITY : candidates[low];
    }

    private static int count(EdgeStream.Part part, float[] scores, float threshold, boolean attacksToo) {
        EdgeStream stream = part.stream();
        Map<Integer, Integer> last = new HashMap<>();
        int alerts = 0;
        for (int edge = part.from(); edge < part.to(); edge++) {
            if (scores[edge] >= threshold && (attacksToo || !part.isAttack(edge))) {
                Integer before = last.put(stream.pairs()[edge], stream.ticks()[edge]);
                alerts += before == null || stream.ticks()[edge] - before > SILENCE ? 1 : 0;
            }
        }
        return alerts;
    }

    private static List<int[]> episodes(EdgeStream.Part part) {
        Map<Integer, List<Integer>> open = new HashMap<>();
        List<List<Integer>> episodes = new ArrayList<>();
        int[] ticks = part.stream().ticks();
        for (int edge = part.from(); edge < part.to(); edge++) {
            if (part.isAttack(edge)) {
                int kind = part.stream().attacks()[edge];
                List<Integer> episode = open.get(kind);
                if (episode == null || ticks[edge] - ticks[episode.getLast()] > SILENCE) {
                    episode = new ArrayList<>();
                    episodes.add(episode);
                    open.put(kind, episode);
                }
                episode.add(edge);
            }
        }
        return episodes.stream()
                .map(episode -> episode.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
