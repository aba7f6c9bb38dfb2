package io.kumoban.detectors.sigma.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Numbers the formulas of a plan, orders their parts, and chooses their anchors. */
final class PlanBuilder {
    private final Units units = new Units();
    private final Map<Formula, Integer> nodes = new HashMap<>();
    private final List<Byte> kinds = new ArrayList<>();
    private final List<int[]> operands = new ArrayList<>();
    private final List<Integer> users = new ArrayList<>();
    private final List<Double> chances = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final Anchors anchors = new Anchors(units);
    private final int[] roots;
    private final List<List<Integer>> waiting = new ArrayList<>();
    private final List<Integer> unanchored = new ArrayList<>();

    private PlanBuilder(int formulas) {
        roots = new int[formulas];
    }

    static PlanBuilder of(List<Formula> formulas) {
        PlanBuilder builder = new PlanBuilder(formulas.size());
        for (int i = 0; i < formulas.size(); i++) {
            builder.roots[i] = builder.node(formulas.get(i));
        }
        for (int i = 0; i < formulas.size(); i++) {
            builder.anchor(i, formulas.get(i));
        }
        builder.units.setApart(unit -> !builder.waiting.get(unit).isEmpty());
        return builder;
    }

    private void anchor(int predicate, Formula formula) {
        while (waiting.size() < units.size()) {
            waiting.add(new ArrayList<>());
        }
        if (formula.equals(Formula.NEVER)) {
            return;
        }
        int[] anchor = anchors.of(roots[predicate]);
        if (anchor == null) {
            unanchored.add(predicate);
        } else {
            for (int unit : anchor) {
                waiting.get(unit).add(predicate);
            }
        }
    }

    private int node(Formula formula) {
        Integer known = nodes.get(formula);
        if (known != null) {
            users.set(known, users.get(known) + 1);
            return known;
        }
        int node = switch (formula) {
            case Formula.Of(Atom atom) -> unit(units.of(atom));
            case Formula.Not(Formula part) -> {
                int inner = node(part);
                yield add(Program.NOT, new int[] {inner}, 1 - chances.get(inner), costs.get(inner), null);
            }
            case Formula.All(List<Formula> parts) -> all(parts(parts));
            case Formula.Any(List<Formula> parts) -> any(together(parts));
            case Formula.AtLeast(int count, List<Formula> parts) -> atLeast(count, parts(parts));
        };
        nodes.put(formula, node);
        return node;
    }

    private List<Integer> parts(List<Formula> parts) {
        return new ArrayList<>(parts.stream().map(this::node).toList());
    }

    /** The nodes of alternatives, in which atoms of one group are one unit. */
    private List<Integer> together(List<Formula> parts) {
        Map<Integer, List<Atom>> byGroup = new LinkedHashMap<>();
        List<Integer> made = new ArrayList<>();
        for (Formula part : parts) {
            if (part instanceof Formula.Of(Atom atom)) {
                byGroup.computeIfAbsent(units.group(units.of(atom)), unused -> new ArrayList<>())
                        .add(atom);
            } else {
                made.add(node(part));
            }
        }
        byGroup.values().forEach(several -> made.add(unit(units.ofAny(several))));
        return made;
    }

    private final Map<Integer, Integer> nodeOfUnit = new HashMap<>();

    private int unit(int unit) {
        Integer known = nodeOfUnit.get(unit);
        if (known != null) {
            return known;
        }
        int node = add(
                Program.UNIT,
                new int[] {unit},
                units.chance(unit),
                Estimates.cost(units.method(unit)),
                Anchors.Choice.of(units, unit));
        nodeOfUnit.put(unit, node);
        return node;
    }

    private int all(List<Integer> parts) {
        // What fails soonest at the least cost comes first.
        parts.sort((left, right) -> Double.compare(
                costs.get(left) / (1.001 - chances.get(left)), costs.get(right) / (1.001 - chances.get(right))));
        double chance = 1;
        double cost = 0;
        for (int part : parts) {
            cost += chance * costs.get(part);
            chance *= chances.get(part);
        }
        return add(Program.ALL, ints(parts), chance, cost, anchors.best(ints(parts)));
    }

    private int any(List<Integer> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        parts.sort((left, right) -> Double.compare(
                costs.get(left) / (0.001 + chances.get(left)), costs.get(right) / (0.001 + chances.get(right))));
        double miss = 1;
        double cost = 0;
        for (int part : parts) {
            cost += miss * costs.get(part);
            miss *= 1 - chances.get(part);
        }
        return add(Program.ANY, ints(parts), 1 - miss, cost, anchors.each(ints(parts)));
    }

    private int atLeast(int count, List<Integer> parts) {
        parts.sort((left, right) -> Double.compare(costs.get(left), costs.get(right)));
        int[] nodesOfParts = ints(parts);
        int[] all = new int[parts.size() + 1];
        all[0] = count;
        System.arraycopy(nodesOfParts, 0, all, 1, nodesOfParts.length);
        double cost = parts.stream().mapToDouble(costs::get).sum();
        return add(Program.AT_LEAST, all, 0.5, cost, anchors.allBut(count - 1, nodesOfParts));
    }

    private int add(byte kind, int[] operand, double chance, double cost, Anchors.@Nullable Choice anchor) {
        kinds.add(kind);
        operands.add(operand);
        users.add(1);
        chances.add(chance);
        costs.add(cost);
        anchors.add(anchor);
        return kinds.size() - 1;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    Units units() {
        return units;
    }

    Program program() {
        byte[] kindOf = new byte[kinds.size()];
        boolean[] kept = new boolean[kinds.size()];
        for (int node = 0; node < kindOf.length; node++) {
            kindOf[node] = kinds.get(node);
            kept[node] = kindOf[node] != Program.UNIT && users.get(node) > 1;
        }
        return new Program(kindOf, operands.toArray(new int[0][]), kept);
    }

    int[] roots() {
        return roots;
    }

    int[][] waiting() {
        return waiting.stream().map(PlanBuilder::ints).toArray(int[][]::new);
    }

    int[] unanchored() {
        return ints(unanchored);
    }

    /** The groups of units for which a predicate waits. */
    int[] eager() {
        TreeSet<Integer> eager = new TreeSet<>();
        for (int unit = 0; unit < waiting.size(); unit++) {
            if (!waiting.get(unit).isEmpty()) {
                eager.add(units.group(unit));
            }
        }
        return ints(new ArrayList<>(eager));
    }

    @Override
    public String toString() {
        return kinds.size() + " nodes for " + Arrays.toString(roots);
    }
}
