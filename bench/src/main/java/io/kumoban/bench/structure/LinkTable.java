package io.kumoban.bench.structure;

import io.kumoban.bench.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How well ways of predicting links tell new pairs of attacks from ordinary new ones, over several organisations. */
final class LinkTable {
    private static final double FEW = 0.01;
    private static final double MORE = 0.05;

    private final String partners;
    private final Map<String, List<Double>> attacks = new LinkedHashMap<>();
    private final Map<String, List<Double>> ordinary = new LinkedHashMap<>();
    private int pairs;
    private int ofAttacks;

    /** @param partners what principals are paired with, in the plural */
    LinkTable(String partners) {
        this.partners = partners;
    }

    void add(Partners history) {
        Learned learned = new Learned(history.counts(), history.accounts());
        for (LinkScore.Method method : LinkScore.all()) {
            LinkScore score = method.of().apply(learned);
            for (Partners.Pair pair : history.later()) {
                (pair.attack() ? attacks : ordinary)
                        .computeIfAbsent(method.words(), unused -> new ArrayList<>())
                        .add(score.of(pair.who(), pair.what()));
            }
        }
        pairs += history.later().size();
        ofAttacks +=
                (int) history.later().stream().filter(Partners.Pair::attack).count();
    }

    /** One sentence on what the table is made of. */
    String title() {
        return String.format(
                Locale.ROOT, "Principals and %s: %,d new pairs, %,d of them of attacks.", partners, pairs, ofAttacks);
    }

    Table table() {
        List<List<String>> rows = new ArrayList<>();
        attacks.forEach((words, scores) -> {
            double[] hostile = sorted(scores);
            double[] harmless = sorted(ordinary.getOrDefault(words, List.of()));
            rows.add(List.of(
                    words,
                    number(area(hostile, harmless)),
                    number(hits(hostile, harmless, FEW)),
                    number(hits(hostile, harmless, MORE))));
        });
        return new Table(List.of("new pairs by", "AUC", "attacks above 99 % of the ordinary", "above 95 %"), rows);
    }

    private static double[] sorted(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The chance that a pair of an attack has a higher score than an ordinary one; equal scores count half. */
    private static double area(double[] hostile, double[] harmless) {
        double sum = 0;
        for (double score : hostile) {
            sum += (below(harmless, score, false) + below(harmless, score, true)) / 2.0;
        }
        return sum / hostile.length / harmless.length;
    }

    /** The share of attacks above the score that this share of the ordinary reaches. */
    private static double hits(double[] hostile, double[] harmless, double share) {
        double threshold = harmless[harmless.length - 1 - (int) (share * harmless.length)];
        return (hostile.length - below(hostile, threshold, true)) / (double) hostile.length;
    }

    /** How many scores are below one, or not above it. */
    private static int below(double[] sorted, double score, boolean orEqual) {
        int at = Arrays.binarySearch(sorted, score);
        int first = at >= 0 ? at : -at - 1;
        int step = first;
        while (orEqual ? step < sorted.length && sorted[step] == score : step > 0 && sorted[step - 1] == score) {
            step += orEqual ? 1 : -1;
        }
        return step;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}
