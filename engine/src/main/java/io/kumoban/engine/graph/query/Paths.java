package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The paths of the fewest steps between two nodes, over edges in either direction, by a search that goes on in breadth and
 * is bounded. In the order of time a step is taken at the earliest moment that its edge allows and never before the one in
 * front of it (earliest arrival; Wu, Cheng, Huang, Ke, Lu, Xu, "Path Problems in Temporal Graphs", VLDB 2014).
 */
public final class Paths {
    private final GraphStore graph;
    private final int goal;
    private final Window window;
    private final Bounds bounds;
    private final Reached reached = new Reached();
    private final List<Path> found = new ArrayList<>();
    /** Edges of each kind and direction to the goal, from the node that is being looked at. */
    private final int[] last = new int[2 * EdgeKind.values().length];

    private long looks;
    private boolean cut;

    private Paths(GraphStore graph, int goal, Window window, Bounds bounds) {
        this.graph = graph;
        this.goal = goal;
        this.window = window;
        this.bounds = bounds;
    }

    /**
     * How far to look.
     *
     * @param steps         of a path, at most
     * @param places        reached, at most
     * @param looks         at edges, at most
     * @param paths         in the answer, at most
     * @param inTimeOrder   whether a step may not lie before the one in front of it
     * @param throughShared whether a path may go through accounts, countries, APIs and the like, which join all with all
     */
    public record Bounds(int steps, int places, long looks, int paths, boolean inTimeOrder, boolean throughShared) {
        /** Five steps, 200,000 places, five million looks, ten paths, in any order, not through what is shared. */
        public static final Bounds STANDARD = new Bounds(5, 200_000, 5_000_000, 10, false, false);
    }

    /**
     * One step.
     *
     * @param forward whether the edge leads from the first node to the second
     * @param first   time of the first event of the edge, milliseconds since 1970
     * @param last    time of the last one
     * @param at      from when on the step can be taken; the first event where the order does not matter
     */
    public record Step(
            Node from, EdgeKind kind, boolean forward, Node to, long first, long last, long count, long at) {}

    /** Steps from the one node to the other. */
    public record Path(List<Step> steps) {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The answer.
     *
     * @param paths of equal length, which differ in the way to the last node before the goal or in the last edge's kind;
     *              none where there is none within the bounds
     * @param nodes that were reached
     * @param cut   whether a bound of places or looks ended the search, so that there may be paths all the same
     */
    public record Answer(List<Path> paths, int nodes, boolean cut) {
        public Answer {
            paths = List.copyOf(paths);
        }
    }

    /** The paths between two different nodes. */
    public static Answer between(GraphStore graph, int from, int to, Window window, Bounds bounds) {
        Paths search = new Paths(graph, to, window, bounds);
        search.run(from);
        return new Answer(search.found, search.reached.nodes(), search.cut);
    }

    private void run(int from) {
        reached.add(from, GraphStore.NONE, -1, 0, Long.MIN_VALUE);
        int begin = 0;
        for (int depth = 1; depth <= bounds.steps() && found.isEmpty() && !cut; depth++) {
            int end = reached.size();
            for (int at = begin; at < end && found.size() < bounds.paths() && looks <= bounds.looks(); at++) {
                expand(at, depth);
            }
            begin = end;
        }
    }

    private void expand(int at, int depth) {
        int node = reached.node(at);
        Arrays.fill(last, GraphStore.NONE);
        Each.edge(graph, node, window, (edge, out) -> {
            if (++looks > bounds.looks()) {
                cut = true;
                return false;
            }
            if (bounds.inTimeOrder() && graph.last(edge) < reached.time(at)) {
                return true;
            }
            int other = out ? graph.target(edge) : graph.source(edge);
            if (other == goal) {
                reachGoal(edge, out, reached.time(at));
            } else if (bounds.throughShared() || !graph.kindOfNode(other).isShared()) {
                reach(other, edge, at, depth);
            }
            return true;
        });
        for (int edge : last) {
            if (edge != GraphStore.NONE && found.size() < bounds.paths()) {
                found.add(path(at, edge));
            }
        }
    }

    private void reach(int node, int edge, int at, int depth) {
        if (reached.size() >= bounds.places()) {
            cut = true;
            return;
        }
        long time = bounds.inTimeOrder() ? Math.max(reached.time(at), graph.first(edge)) : Long.MIN_VALUE;
        reached.add(node, edge, at, depth, time);
    }

    /** Of several edges of one kind the earliest counts: they come from the newest to the oldest. */
    private void reachGoal(int edge, boolean out, long time) {
        int at = 2 * graph.kind(edge).ordinal() + (out ? 0 : 1);
        if (last[at] == GraphStore.NONE || Math.max(time, graph.first(edge)) <= Math.max(time, graph.first(last[at]))) {
            last[at] = edge;
        }
    }

    private Path path(int end, int lastEdge) {
        List<Step> steps = new ArrayList<>();
        int to = goal;
        int edge = lastEdge;
        for (int at = end; at >= 0; at = reached.parent(at)) {
            steps.addFirst(step(reached.node(at), edge, to, reached.time(at)));
            to = reached.node(at);
            edge = reached.edge(at);
        }
        return new Path(steps);
    }

    private Step step(int from, int edge, int to, long time) {
        return new Step(
                Node.of(graph, from),
                graph.kind(edge),
                graph.source(edge) == from,
                Node.of(graph, to),
                graph.first(edge),
                graph.last(edge),
                graph.count(edge),
                Math.max(time, graph.first(edge)));
    }
}
