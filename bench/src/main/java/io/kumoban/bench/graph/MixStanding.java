package io.kumoban.bench.graph;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import io.kumoban.detectors.graph.burst.UsualScores;
import io.kumoban.detectors.graph.burst.WatchedNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * How an algorithm does on one graph of an organisation: over the whole graph, over stars that each keep their own scores,
 * and over stars whose scores are divided by what is usual for each.
 */
final class MixStanding {
    static final List<String> HEADS = List.of(
            "algorithm",
            "AUC, whole",
            "TPR at 0.1 %, whole",
            "found, whole",
            "AUC, stars",
            "TPR at 0.1 %, stars",
            "found, stars",
            "found, stars with own threshold",
            "alerts a day then");

    /** What a detector may wrongly raise a day in five accounts before it is more than a whole board does. */
    static final double FALSE_A_DAY = 0.35;

    private static final int EDGES = 128;
    private static final double QUANTILE = 0.999;
    private static final double FLOOR = 10_000;
    private static final double RAISED = 2;

    private final OwnedEdges edges;
    private final int[] judged;
    private final EdgeStream stream;

    MixStanding(OwnedEdges edges) {
        this.edges = edges;
        this.judged = edges.judged();
        this.stream = edges.stream().only(judged);
    }

    /** What the table is about, in one line. */
    String title() {
        int[] attacks =
                Arrays.stream(stream.attacks()).filter(attack -> attack != 0).toArray();
        return String.format(
                Locale.ROOT,
                "%s: %,d edges, of which %,d are judged; %,d of them are of %d attacks.",
                edges.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                edges.stream().size(),
                stream.size(),
                attacks.length,
                Arrays.stream(attacks).distinct().count());
    }

    /** The cells of a row. */
    List<String> row(Algorithm algorithm) {
        float[] whole = edges.stream().scores(Scorers.of(algorithm, Settings.seeded(Standing.FIRST_SEED)));
        float[] stars = edges.scoresOfStars(() -> Scorers.of(algorithm, WatchedNode.settings(EDGES)));
        Curve ofWhole = Curve.of(stream.whole(), only(whole));
        Curve ofStars = Curve.of(stream.whole(), only(stars));
        Alerts own = alerts(overUsual(stars));
        return List.of(
                algorithm.id(),
                number("%.3f", ofWhole.auc()),
                number("%.3f", ofWhole.atTenth()),
                found(alerts(whole)),
                number("%.3f", ofStars.auc()),
                number("%.3f", ofStars.atTenth()),
                found(alerts(stars)),
                found(own),
                number("%.1f", own.aDay()));
    }

    private Alerts alerts(float[] scores) {
        return Alerts.of(stream.whole(), only(scores), FALSE_A_DAY);
    }

    private static String found(Alerts alerts) {
        return alerts.found() + " of " + alerts.episodes();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private float[] only(float[] scores) {
        float[] kept = new float[judged.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = scores[judged[i]];
        }
        return kept;
    }

    /** Each score over what its owner's minutes hardly reach, at least a floor, as the detectors have it. */
    private float[] overUsual(float[] scores) {
        Long2ObjectHashMap<UsualScores> usual = new Long2ObjectHashMap<>();
        float[] over = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            UsualScores of = usual.computeIfAbsent(edges.owners()[i], unused -> new UsualScores());
            of.take(scores[i], edges.stream().ticks()[i]);
            over[i] = (float) (scores[i] / Math.max(FLOOR, of.high(QUANTILE)));
            if (over[i] >= RAISED && i >= judged[0]) {
                of.raised();
            }
        }
        return over;
    }
}
