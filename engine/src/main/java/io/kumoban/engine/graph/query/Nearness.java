package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Which nodes are near to some others: those that {@link PageRank} with these as seeds ranks first. */
public final class Nearness {
    private Nearness() {}

    /**
     * How far to look.
     *
     * @param alpha   how likely a walk begins anew before each step, above 0 and below 1
     * @param epsilon what may wait at a node for each of its edges, above 0 and below 1; the smaller, the farther
     * @param looks   at edges, at most
     */
    public record Effort(double alpha, double epsilon, long looks) {
        /** Short walks, as measured in docs/evaluation.md, "Structure"; five million looks. */
        public static final Effort STANDARD = new Effort(0.5, 1e-4, 5_000_000);

        public Effort {
            if (!(alpha > 0 && alpha < 1) || !(epsilon > 0 && epsilon < 1) || looks < 1) {
                throw new IllegalArgumentException(
                        "alpha and epsilon lie between 0 and 1, and there is a look at least: " + alpha + ", " + epsilon
                                + ", " + looks);
            }
        }
    }

    /**
     * A node that is near.
     *
     * @param score how often the walk is there, 0 to 1
     * @param steps from the nearest seed
     * @param via   the neighbour by which most walks come
     */
    public record Place(Node node, double score, int steps, Node via) {}

    /**
     * The answer.
     *
     * @param places the nearest first, without the seeds, cut to the limit
     * @param all    how many there are
     * @param cut    whether the limit of looks left something out
     */
    public record Answer(List<Place> places, int all, boolean cut) {
        public Answer {
            places = List.copyOf(places);
        }
    }

    /**
     * What is asked.
     *
     * @param seeds different nodes; accounts, countries and the like lead nowhere unless the weighing says so
     * @param times what it is about, milliseconds since 1970; none where the time within the window does not matter
     * @param kinds of nodes in the answer; all for an empty set
     * @param limit how many at most
     */
    public record Question(Set<Integer> seeds, Window window, Collection<Long> times, Set<NodeKind> kinds, int limit) {
        public Question {
            if (seeds.isEmpty()) {
                throw new IllegalArgumentException("there is no node to begin with");
            }
            seeds = Set.copyOf(seeds);
            times = List.copyOf(times);
            kinds = Set.copyOf(kinds);
        }
    }

    /** The nodes that are near. Of equal scores the one comes first that the graph met first. */
    public static Answer of(GraphStore graph, Question question, Weighing weighing, Effort effort) {
        long[] times =
                question.times().stream().mapToLong(Long::longValue).sorted().toArray();
        NodeBonds bonds = new NodeBonds(graph, question.window(), times, weighing, effort.looks());
        int[] seeds =
                new TreeSet<>(question.seeds()).stream().mapToInt(bonds::number).toArray();
        PageRank rank = PageRank.of(bonds, seeds, effort.alpha(), effort.epsilon());
        List<Integer> ranked = new ArrayList<>();
        IntPredicate wanted =
                node -> question.kinds().isEmpty() || question.kinds().contains(graph.kindOfNode(node));
        for (int number = seeds.length; number < rank.size(); number++) {
            if (rank.score(number) > 0 && wanted.test(bonds.node(number))) {
                ranked.add(number);
            }
        }
        ranked.sort(Comparator.comparingDouble((Integer number) -> rank.score(number))
                .reversed()
                .thenComparing(bonds::node));
        List<Place> places = ranked.stream()
                .limit(question.limit())
                .map(number -> new Place(
                        Node.of(graph, bonds.node(number)),
                        rank.score(number),
                        rank.steps(number),
                        Node.of(graph, bonds.node(rank.from(number)))))
                .toList();
        return new Answer(places, ranked.size(), bonds.cut());
    }
}
