package io.kumoban.engine.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The behaviour graph: nodes with names, and edges, which are events of one kind between two nodes within one bucket of
 * time, counted. All of it lies in primitive arrays that grow in segments; an edge costs less than 64 bytes with its share
 * of all else where there are several times as many edges as nodes.
 *
 * <p>Events come in the order of time. What is forgotten follows from them alone: edges whose bucket ended longer ago than
 * the retention, and, where there are more than the limit, those that were made first; a node is forgotten with its last
 * edge. Numbers of nodes and edges hold until {@link #moveTo} is called. Not for use by several threads.
 */
public final class GraphStore {
    /** Stands for no node and no edge. */
    public static final int NONE = -1;

    /** The end of the year 9999, in milliseconds since 1970: later times are none that a log has. */
    static final long LATEST = 253_402_300_799_999L;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int HOURS_OF_DAY = 24;
    private static final int FEW = 1 << 16;

    private final GraphLimits limits;
    private final long bucketMillis;
    private final Edges edges = new Edges();
    private Nodes nodes = new Nodes();
    private long now = Long.MIN_VALUE;
    private int bucket;
    private int offset;
    private int hour;
    private int forgottenUnswept;
    private long forgotten;

    public GraphStore(GraphLimits limits) {
        this.limits = limits;
        bucketMillis = limits.bucketMillis();
    }

    public GraphLimits limits() {
        return limits;
    }

    /**
     * Sets the time of the events that follow, and forgets what is too old at that time.
     *
     * @param time milliseconds since 1970, not before the time that was set last
     * @throws IllegalArgumentException when it is before, or outside of the years 1970 to 9999
     */
    public void moveTo(long time) {
        if (time == now) {
            return;
        }
        if (time < now || !isTime(time)) {
            throw new IllegalArgumentException("%d ms since 1970 is before %d, or no time".formatted(time, now));
        }
        setTime(time);
        forgetOld();
        if (forgottenUnswept > Math.max(FEW, edgeCount())) {
            sweep();
        }
    }

    /** Whether a time, in milliseconds since 1970, is one that a graph takes: in the years 1970 to 9999. */
    public static boolean isTime(long time) {
        return time >= 0 && time <= LATEST;
    }

    /** Sets the time without forgetting anything. */
    void setTime(long time) {
        now = time;
        bucket = (int) (time / bucketMillis);
        offset = (int) (time % bucketMillis);
        hour = (int) (time / HOUR % HOURS_OF_DAY);
    }

    private void forgetOld() {
        long before = now - limits.retention().toMillis();
        int edge = edges.oldest();
        while (edge < edges.end() && (edges.bucket(edge) + 1L) * bucketMillis <= before) {
            edge++;
        }
        forgetBelow(edge);
    }

    private void forgetBelow(int edge) {
        int more = edge - edges.oldest();
        if (more > 0) {
            forgottenUnswept += more;
            forgotten += more;
            edges.forgetBelow(edge);
        }
    }

    /** The node of a name, which is made if there is none. A name beyond 512 bytes is cut, with a hash of the whole. */
    public int node(NodeKind kind, byte[] bytes, int from, int length) {
        return nodes.number(kind, bytes, from, length);
    }

    /** The node of a name, which is made if there is none. */
    public int node(NodeKind kind, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return node(kind, utf8, 0, utf8.length);
    }

    /** The node of a name; {@link #NONE} when there is none with an edge. */
    public int find(NodeKind kind, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int node = nodes.find(kind, utf8, 0, utf8.length);
        return node != NONE && (isEdge(firstOut(node)) || isEdge(firstIn(node))) ? node : NONE;
    }

    /**
     * One event at the time that was set last.
     *
     * @param bytes that were moved, 0 where that has no meaning
     */
    public void add(EdgeKind kind, int source, int target, long bytes) {
        count(kind.ordinal(), source, target, bucket, 1 << hour, offset, offset, 1, bytes);
    }

    /** Events of one edge within one bucket, which may not be before that of the newest edge. Tells whether it is new. */
    boolean count(
            int kind, int source, int target, int inBucket, int hours, int first, int last, int count, long bytes) {
        int edge = edges.find(kind, source, target, inBucket);
        boolean isNew = edge == NONE;
        if (isNew) {
            edge = edges.add(kind, source, target, inBucket, nodes.firstOut(source), nodes.firstIn(target));
            nodes.firstOut(source, edge);
            nodes.firstIn(target, edge);
            if (edgeCount() > limits.mostEdges()) {
                forgetBelow(edges.oldest() + 1);
            }
        }
        edges.count(edge, hours, first, last, count, bytes);
        return isNew;
    }

    /** Forgets the nodes that have no edge any more, and numbers nodes and edges anew. */
    public void sweep() {
        int[] renumbered = new int[nodes.size()];
        for (int edge = edges.oldest(); edge < edges.end(); edge++) {
            renumbered[edges.source(edge)] = 1;
            renumbered[edges.target(edge)] = 1;
        }
        Nodes living = new Nodes();
        for (int node = 0; node < renumbered.length; node++) {
            renumbered[node] = renumbered[node] == 0 ? NONE : living.copy(nodes, node);
        }
        nodes = living;
        edges.renumber(renumbered);
        for (int edge = edges.oldest(); edge < edges.end(); edge++) {
            nodes.firstOut(edges.source(edge), edge);
            nodes.firstIn(edges.target(edge), edge);
        }
        forgottenUnswept = 0;
    }

    /** The time that was set last, in milliseconds since 1970; {@link Long#MIN_VALUE} before the first. */
    public long now() {
        return now;
    }

    public int edgeCount() {
        return edges.end() - edges.oldest();
    }

    /** How many nodes have a number; after a {@link #sweep} each of them has an edge. */
    public int nodeCount() {
        return nodes.size();
    }

    /** How many edges were forgotten. */
    public long forgotten() {
        return forgotten;
    }

    /** What the arrays take up, in bytes. */
    public long heapBytes() {
        return nodes.heapBytes() + edges.heapBytes();
    }

    /** The number of the oldest edge; edges have the numbers from it on up to {@link #endOfEdges}, in the order of buckets. */
    public int firstEdge() {
        return edges.oldest();
    }

    /** One more than the number of the newest edge. */
    public int endOfEdges() {
        return edges.end();
    }

    /** Whether the number is that of an edge, and neither {@link #NONE} nor forgotten: where a list of edges ends. */
    public boolean isEdge(int edge) {
        return edge >= edges.oldest();
    }

    public NodeKind kindOfNode(int node) {
        return nodes.kind(node);
    }

    public String name(int node) {
        return new String(nodes.name(node), StandardCharsets.UTF_8);
    }

    byte[] nameBytes(int node) {
        return nodes.name(node);
    }

    /** The newest edge that begins at a node; see {@link #isEdge}. */
    public int firstOut(int node) {
        return nodes.firstOut(node);
    }

    /** The newest edge that ends at a node; see {@link #isEdge}. */
    public int firstIn(int node) {
        return nodes.firstIn(node);
    }

    /** The next older edge of the same source; see {@link #isEdge}. */
    public int nextOut(int edge) {
        return edges.nextOut(edge);
    }

    /** The next older edge of the same target; see {@link #isEdge}. */
    public int nextIn(int edge) {
        return edges.nextIn(edge);
    }

    public EdgeKind kind(int edge) {
        return EdgeKind.at(edges.kind(edge));
    }

    public int source(int edge) {
        return edges.source(edge);
    }

    public int target(int edge) {
        return edges.target(edge);
    }

    /** The end of an edge that is not this node; the node itself where an edge comes back to it. */
    public int other(int edge, int node) {
        return edges.source(edge) == node ? edges.target(edge) : edges.source(edge);
    }

    /** Events; at most {@link Integer#MAX_VALUE}, where it stops. */
    public int count(int edge) {
        return edges.count(edge);
    }

    public long bytes(int edge) {
        return edges.bytes(edge);
    }

    /** When the bucket of an edge begins, in milliseconds since 1970. */
    public long bucket(int edge) {
        return edges.bucket(edge) * bucketMillis;
    }

    /** Time of the first event in the bucket, in milliseconds since 1970. */
    public long first(int edge) {
        return bucket(edge) + edges.first(edge);
    }

    /** Time of the last event in the bucket, in milliseconds since 1970. */
    public long last(int edge) {
        return bucket(edge) + edges.last(edge);
    }

    /** A bit for each hour of the day (UTC) in which there was an event, the lowest for the first. */
    public int hours(int edge) {
        return edges.hours(edge);
    }
}
