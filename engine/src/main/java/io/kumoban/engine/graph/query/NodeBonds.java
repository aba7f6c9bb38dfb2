package io.kumoban.engine.graph.query;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.Arrays;

/** The nodes of a graph with what binds them in a window, read where a walk comes by. */
final class NodeBonds implements Bonds {
    private static final int[] NONE = {};
    private static final double[] WEIGHTLESS = {};

    private final GraphStore graph;
    private final Window window;
    private final long[] times;
    private final Weighing weighing;
    private final int[] degrees;
    private final long most;
    private final Numbered nodes = new Numbered();
    private int[][] others = new int[64][];
    private double[][] weights = new double[64][];
    private long looks;
    private boolean cut;

    /**
     * @param times what is asked about, milliseconds since 1970, in order; none where time does not matter
     * @param most  looks at edges; nodes that would need more keep what comes to them
     */
    NodeBonds(GraphStore graph, Window window, long[] times, Weighing weighing, long most) {
        this.graph = graph;
        this.window = window;
        this.times = times;
        this.weighing = weighing;
        this.most = most;
        degrees = window.degrees(graph);
    }

    /** The number here of a node of the graph. */
    int number(int node) {
        int number = nodes.of(node);
        if (number == others.length) {
            others = Arrays.copyOf(others, 2 * number);
            weights = Arrays.copyOf(weights, 2 * number);
        }
        return number;
    }

    /** The node of the graph behind a number. */
    int node(int number) {
        return (int) nodes.key(number);
    }

    /** Whether the limit of looks was met. */
    boolean cut() {
        return cut;
    }

    @Override
    public int size() {
        return nodes.size();
    }

    @Override
    public int degree(int number) {
        return degrees[node(number)];
    }

    @Override
    public int[] others(int number) {
        load(number);
        return others[number];
    }

    @Override
    public double[] weights(int number) {
        load(number);
        return weights[number];
    }

    private void load(int number) {
        if (others[number] != null) {
            return;
        }
        int node = node(number);
        if (looks + degrees[node] > most) {
            cut = true;
            others[number] = NONE;
            weights[number] = WEIGHTLESS;
            return;
        }
        Meetings meetings = new Meetings(times);
        Each.edge(graph, node, window, (edge, out) -> {
            looks++;
            int other = out ? graph.target(edge) : graph.source(edge);
            if (other != node && isNode(other)) {
                meetings.add(other, graph.count(edge), graph.first(edge), graph.last(edge));
            }
            return true;
        });
        if (weighing.fresh() > 1) {
            noteOld(node, meetings);
        }
        int[] met = new int[meetings.size()];
        double[] weight = new double[met.length];
        for (int i = 0; i < met.length; i++) {
            int other = meetings.other(i);
            met[i] = number(other);
            weight[i] =
                    weighing.of(meetings.count(i), meetings.gap(i), meetings.isNew(i), degrees[node], degrees[other]);
        }
        others[number] = met;
        weights[number] = weight;
    }

    /** Findings are about nodes and tie none. */
    private boolean isNode(int node) {
        NodeKind kind = graph.kindOfNode(node);
        return kind != NodeKind.FINDING && (weighing.throughShared() || !kind.isShared());
    }

    /** Notes who had met before the window. */
    private void noteOld(int node, Meetings meetings) {
        for (int edge = graph.firstOut(node); graph.isEdge(edge) && spend(); edge = graph.nextOut(edge)) {
            if (graph.first(edge) < window.from()) {
                meetings.isOld(graph.target(edge));
            }
        }
        for (int edge = graph.firstIn(node); graph.isEdge(edge) && spend(); edge = graph.nextIn(edge)) {
            if (graph.first(edge) < window.from()) {
                meetings.isOld(graph.source(edge));
            }
        }
    }

    private boolean spend() {
        cut |= ++looks > most;
        return looks <= most;
    }
}
