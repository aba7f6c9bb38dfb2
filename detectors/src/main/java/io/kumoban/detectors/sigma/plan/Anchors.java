package io.kumoban.detectors.sigma.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses for each node the units of which one must be true for it to hold: for alternatives those of each, for a conjunction
 * those of its best part. What may hold where nothing is has none.
 */
final class Anchors {
    /** More units than this are no anchor: predicates would wait at too many places. */
    private static final int MOST_UNITS = 64;

    /** What it costs to try a predicate in vain, in the units of {@link Estimates}, against groups that every event pays. */
    private static final double ATTEMPT = 20;

    /**
     * Units of which one must be true.
     *
     * @param weight what they cost an event: how often a predicate is tried in vain, and the groups to be worked out
     */
    record Choice(int[] units, double weight) {
        static @Nullable Choice of(Units all, int unit) {
            Units.Method method = all.method(unit);
            return switch (method) {
                case ENDS, PARTS, NUMBERS, NETWORKS ->
                    new Choice(new int[] {unit}, all.chance(unit) * ATTEMPT + Estimates.cost(method) / ATTEMPT);
                case PRESENCE, ALONE ->
                    all.needsValue(unit)
                            ? new Choice(new int[] {unit}, all.chance(unit) * ATTEMPT + Estimates.cost(method))
                            : null;
            };
        }
    }

    private final Units units;
    private final List<@Nullable Choice> byNode = new ArrayList<>();

    Anchors(Units units) {
        this.units = units;
    }

    void add(@Nullable Choice choice) {
        byNode.add(choice);
    }

    /** The anchor of a node, or null when it has none. */
    int @Nullable [] of(int node) {
        Choice choice = byNode.get(node);
        return choice == null ? null : choice.units;
    }

    /** The best one of some nodes that must all hold. */
    @Nullable
    Choice best(int[] nodes) {
        return choices(nodes)
                .filter(Objects::nonNull)
                .min(Comparator.comparingDouble(Choice::weight))
                .orElse(null);
    }

    /** The one of some nodes of which any must hold. */
    @Nullable
    Choice each(int[] nodes) {
        return allBut(0, nodes);
    }

    /** The one of some nodes of which more must hold than are left out. */
    @Nullable
    Choice allBut(int leftOut, int[] nodes) {
        List<@Nullable Choice> sorted = choices(nodes)
                .sorted(Comparator.comparingDouble(choice -> choice == null ? Double.MAX_VALUE : choice.weight))
                .toList();
        int[] together = {};
        double weight = 0;
        for (Choice choice : sorted.subList(0, sorted.size() - leftOut)) {
            if (choice == null) {
                return null;
            }
            together = joined(together, choice.units);
            weight += choice.weight;
        }
        return together.length == 0 || together.length > MOST_UNITS ? null : new Choice(together, weight);
    }

    private Stream<@Nullable Choice> choices(int[] nodes) {
        return Arrays.stream(nodes).mapToObj(byNode::get);
    }

    private static int[] joined(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .distinct()
                .toArray();
    }

    @Override
    public String toString() {
        return byNode.size() + " nodes over " + units.size() + " units";
    }
}
