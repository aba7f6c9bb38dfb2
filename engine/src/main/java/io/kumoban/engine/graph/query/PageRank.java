package io.kumoban.engine.graph.query;

import java.util.Arrays;

/**
 * Personalised PageRank: how often somebody is at each node who walks at random over weighted edges and begins anew, at one
 * of the seeds, before each step with the probability alpha. By pushing what is at a node on to its neighbours, as long as
 * more than epsilon for each edge is waiting there (Andersen, Chung, Lang, "Local Graph Partitioning using PageRank
 * Vectors", FOCS 2006; here the walk never rests). That takes at most {@code 1 / (alpha epsilon)} steps over edges, however
 * large the graph is. The order of all steps is fixed.
 */
final class PageRank {
    private static final int FIRST = 256;

    private final Bonds bonds;
    private final double alpha;
    private final double epsilon;
    private double[] settled = new double[FIRST];
    private double[] waiting = new double[FIRST];
    /** The most that came from one neighbour, and which. */
    private double[] most = new double[FIRST];

    private int[] from = new int[FIRST];
    private int[] steps = new int[FIRST];
    private boolean[] queued = new boolean[FIRST];
    private int[] queue = new int[FIRST];
    private long head;
    private long tail;

    private PageRank(Bonds bonds, double alpha, double epsilon) {
        this.bonds = bonds;
        this.alpha = alpha;
        this.epsilon = epsilon;
        Arrays.fill(steps, Integer.MAX_VALUE);
        Arrays.fill(from, -1);
    }

    /**
     * Ranks the surroundings of some nodes.
     *
     * @param seeds   different nodes, which share the beginnings equally
     * @param alpha   above 0 and below 1
     * @param epsilon above 0
     */
    static PageRank of(Bonds bonds, int[] seeds, double alpha, double epsilon) {
        PageRank rank = new PageRank(bonds, alpha, epsilon);
        rank.room();
        for (int seed : seeds) {
            rank.steps[seed] = 0;
            rank.give(seed, 1.0 / seeds.length);
        }
        while (rank.head < rank.tail) {
            rank.push(rank.next());
        }
        return rank;
    }

    private void push(int node) {
        double mass = waiting[node];
        waiting[node] = 0;
        int[] others = bonds.others(node);
        double[] weights = bonds.weights(node);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        if (others.length == 0) {
            settled[node] += mass;
            return;
        }
        settled[node] += alpha * mass;
        room();
        double share = (1 - alpha) * mass / sum;
        for (int i = 0; i < others.length; i++) {
            int other = others[i];
            double part = share * weights[i];
            steps[other] = Math.min(steps[other], steps[node] + 1);
            if (part > most[other]) {
                most[other] = part;
                from[other] = node;
            }
            give(other, part);
        }
    }

    private void give(int node, double mass) {
        waiting[node] += mass;
        if (!queued[node] && waiting[node] >= epsilon * Math.max(1, bonds.degree(node))) {
            queued[node] = true;
            if (tail - head == queue.length) {
                widenQueue();
            }
            queue[(int) (tail++ % queue.length)] = node;
        }
    }

    private int next() {
        int node = queue[(int) (head++ % queue.length)];
        queued[node] = false;
        return node;
    }

    private void widenQueue() {
        int[] wider = new int[2 * queue.length];
        for (int i = 0; i < queue.length; i++) {
            wider[i] = queue[(int) ((head + i) % queue.length)];
        }
        tail -= head;
        head = 0;
        queue = wider;
    }

    /** Makes room for all nodes that are known by now. */
    private void room() {
        int size = settled.length;
        int needed = bonds.size();
        if (needed > size) {
            int wider = Math.max(needed, 2 * size);
            settled = Arrays.copyOf(settled, wider);
            waiting = Arrays.copyOf(waiting, wider);
            most = Arrays.copyOf(most, wider);
            from = Arrays.copyOf(from, wider);
            steps = Arrays.copyOf(steps, wider);
            queued = Arrays.copyOf(queued, wider);
            Arrays.fill(from, size, wider, -1);
            Arrays.fill(steps, size, wider, Integer.MAX_VALUE);
        }
    }

    /** How many nodes are known, of which some may have no score. */
    int size() {
        return Math.min(settled.length, bonds.size());
    }

    /**
     * The score of a node: never more than its PageRank, and less by no more than what is still waiting anywhere. What
     * waits at a node is counted with the share that is sure to stay.
     */
    double score(int node) {
        return settled[node] + alpha * waiting[node];
    }

    /** What was settled at a node without what waits. */
    double settled(int node) {
        return settled[node];
    }

    /** What was not pushed on. */
    double waiting(int node) {
        return waiting[node];
    }

    /** The neighbour that gave it the most; -1 where it is a seed that got nothing back. */
    int from(int node) {
        return from[node];
    }

    /** Steps from the nearest seed, along the ways that were walked. */
    int steps(int node) {
        return steps[node];
    }
}
