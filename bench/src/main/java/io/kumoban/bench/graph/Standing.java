package io.kumoban.bench.graph;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How an algorithm did on parts of a stream; a sketch with several seeds.
 *
 * @param curves by part, then by seed
 * @param alerts by part, then by seed
 */
record Standing(Algorithm algorithm, List<List<Curve>> curves, List<List<Alerts>> alerts) {
    /** Seeds of a sketch: this one and those after it. */
    static final long FIRST_SEED = 1000;

    static final List<String> HEADS =
            List.of("algorithm", "AUC", "TPR at 0.1 %", "TPR at 1 %", "episodes", "median delay", "alerts a day");

    /** Scores a stream, and judges each part. */
    static Standing of(Algorithm algorithm, EdgeStream stream, List<EdgeStream.Part> parts, int seeds) {
        List<List<Curve>> curves = new ArrayList<>();
        List<List<Alerts>> alerts = new ArrayList<>();
        parts.forEach(part -> {
            curves.add(new ArrayList<>());
            alerts.add(new ArrayList<>());
        });
        for (int seed = 0; seed < (algorithm.isSketch() ? seeds : 1); seed++) {
            float[] scores = stream.scores(Scorers.of(algorithm, Settings.seeded(FIRST_SEED + seed)));
            for (int i = 0; i < parts.size(); i++) {
                curves.get(i).add(Curve.of(parts.get(i), scores));
                alerts.get(i).add(Alerts.of(parts.get(i), scores));
            }
        }
        return new Standing(algorithm, curves, alerts);
    }

    /** The cells of a row of the table about one part: means over the seeds, of the area with the standard deviation. */
    List<String> row(int part) {
        List<Curve> seeds = curves.get(part);
        List<Alerts> raised = alerts.get(part);
        double auc = mean(seeds, Curve::auc);
        double variance = mean(seeds, curve -> (curve.auc() - auc) * (curve.auc() - auc));
        double delay = mean(raised, Alerts::delay);
        return List.of(
                algorithm.id(),
                text("%.4f", auc) + (seeds.size() > 1 ? text(" ± %.4f", Math.sqrt(variance)) : ""),
                text("%.3f", mean(seeds, Curve::atTenth)),
                text("%.3f", mean(seeds, Curve::atOne)),
                text("%.0f of ", mean(raised, Alerts::found))
                        + raised.getFirst().episodes(),
                Double.isNaN(delay) ? "" : text("%.1f", delay),
                text("%.0f", mean(raised, Alerts::aDay)));
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> value) {
        return values.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
