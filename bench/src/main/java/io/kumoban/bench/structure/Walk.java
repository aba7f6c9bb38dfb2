package io.kumoban.bench.structure;

import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Node;
import io.kumoban.engine.graph.query.Weighing;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Personalised PageRank from what the finding names, with one thing left out or set otherwise.
 *
 * @param words that say what is other than in the standard
 * @param timed whether the time of the finding matters
 */
record Walk(String words, Weighing weighing, Nearness.Effort effort, boolean timed) implements Ranking {
    private static final int ENOUGH = 1_000;

    /** The standard, and what each part of it is worth. */
    static List<Walk> all() {
        Weighing standard = Weighing.STANDARD;
        Nearness.Effort effort = Nearness.Effort.STANDARD;
        return List.of(
                new Walk("personalised PageRank", standard, effort, true),
                new Walk("without degrees", with(standard.counts(), standard.fresh(), 0), effort, true),
                new Walk("without times", standard, effort, false),
                new Walk("without counts", with(false, standard.fresh(), standard.damping()), effort, true),
                new Walk("without what is new", with(true, 1, standard.damping()), effort, true),
                new Walk("without all four", new Weighing(false, standard.decay(), 1, 0, false), effort, false),
                new Walk("longer walks, alpha 0.15", standard, effort(0.15, effort.epsilon()), true),
                new Walk("shorter walks, alpha 0.7", standard, effort(0.7, effort.epsilon()), true),
                new Walk("finer, epsilon 1e-5", standard, effort(effort.alpha(), 1e-5), true),
                new Walk("far is six hours", late(standard, Duration.ofHours(6)), effort, true),
                new Walk("new counts ten times", with(true, 10, standard.damping()), effort, true));
    }

    private static Weighing with(boolean counts, double fresh, double damping) {
        return new Weighing(counts, Weighing.STANDARD.decay(), fresh, damping, false);
    }

    private static Weighing late(Weighing standard, Duration decay) {
        return new Weighing(standard.counts(), decay, standard.fresh(), standard.damping(), false);
    }

    private static Nearness.Effort effort(double alpha, double epsilon) {
        return new Nearness.Effort(alpha, epsilon, Nearness.Effort.STANDARD.looks());
    }

    @Override
    public List<Integer> of(Clue clue) {
        Nearness.Question question = new Nearness.Question(
                clue.seeds(), clue.window(), timed ? List.of(clue.at()) : List.of(), Set.of(), ENOUGH);
        return Nearness.of(clue.graph(), question, weighing, effort).places().stream()
                .map(Nearness.Place::node)
                .map(node -> number(clue, node))
                .toList();
    }

    private static int number(Clue clue, Node node) {
        return clue.graph().find(node.kind(), node.name());
    }
}
