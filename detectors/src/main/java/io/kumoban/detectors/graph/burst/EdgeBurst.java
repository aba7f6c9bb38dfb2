package io.kumoban.detectors.graph.burst;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.Row;
import java.time.Duration;

/**
 * A burst of edges around one node of a graph, an identity, a host or a client. A scorer of {@code kumoban graph score}
 * scores each edge of the node, in ticks of a minute of event time since its first edge. A finding needs a score above a
 * fixed floor and a multiple of what the node's own minutes hardly ever reach.
 *
 * <p>The graph is cut into stars, one a node, each with a scorer of its own: shards can keep them apart, so that scores
 * hang neither on threads nor on how logs are cut into files. What is lost is the sum over all at a node of the other side;
 * what is won is that nobody's edges collide with another's. {@code docs/evaluation.md} has figures of both.
 */
abstract class EdgeBurst<E extends Row> implements Detector<E, WatchedNode> {
    static final Parameter.Real TIMES = Parameter.real(
            "times",
            2,
            1,
            1000,
            "times the node's usual high",
            "a busy minute is a little above all before, not double");
    static final Parameter.Real QUANTILE = Parameter.real(
            "quantile", 0.999, 0.5, 1, "of the node's minutes", "of a busy day hardly one minute lies above");
    static final Parameter.Span HISTORY =
            Parameter.span("history", Duration.ofDays(7), "a week holds each weekday's work once");

    /** The node itself, where it is one end of an edge. */
    static final long SELF = 1;

    private final Algorithm algorithm;
    private final Parameter.Real floor;
    private final Parameter.Whole least;
    private final int edges;

    /**
     * @param floor the least score that is raised
     * @param least events in the minute below which nothing is raised
     * @param edges of a node that are remembered
     */
    EdgeBurst(Algorithm algorithm, Parameter.Real floor, Parameter.Whole least, int edges) {
        this.algorithm = algorithm;
        this.floor = floor;
        this.least = least;
        this.edges = edges;
    }

    /** What an edge leaves. */
    abstract long source(E event);

    /** What an edge enters. */
    abstract long destination(E event);

    /** Whether the user trusts who is there; asked when something is about to be raised. */
    abstract boolean isTrusted(E event, Context context);

    /** Says what was done how often. */
    abstract void describe(Report report, E event, WatchedNode node, float score, double usual);

    /** What all of this family say alike. */
    final About described(About about) {
        return about.parameters(floor, least, TIMES, QUANTILE, HISTORY)
                .learning()
                .unheard()
                .optIn();
    }

    final Interest<E> remembered(Interest<E> interest, int nodes) {
        return interest.atMost(nodes).forgetAfter(Duration.ofDays(60));
    }

    @Override
    public final WatchedNode newState() {
        return new WatchedNode(algorithm, edges);
    }

    @Override
    public final void on(E event, WatchedNode node, Context context) {
        float score = node.take(source(event), destination(event), event.time());
        context.score(score);
        if (score >= context.get(floor)) {
            judge(event, score, node, context);
        } else if (!context.learning()) {
            context.nearMiss(floor, score);
        }
    }

    private void judge(E event, float score, WatchedNode node, Context context) {
        if (context.learning() || !node.isKnown(context.get(HISTORY))) {
            return;
        }
        int events = node.counts().allNow();
        if (events < context.get(least)) {
            context.nearMiss(least, events);
            return;
        }
        double usual = node.usual(context.get(QUANTILE));
        double leastScore = Math.max(context.get(floor), context.get(TIMES) * usual);
        if (score < leastScore) {
            context.nearMiss(TIMES, score / usual);
        } else if (!isTrusted(event, context) && node.tells(score, leastScore)) {
            Report report = context.report(event);
            report.score(score)
                    .observed("score", score, "of " + algorithm.id())
                    .usual("score that the node's own minutes hardly reach", usual, "of " + algorithm.id());
            describe(report, event, node, score, usual);
        }
    }
}
