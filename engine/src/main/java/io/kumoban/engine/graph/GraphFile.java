package io.kumoban.engine.graph;

import io.kumoban.engine.sink.WholeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * A graph as a file: {@link #MAGIC}, in which the last byte is the version, then packed blocks ({@link PackedOutput}) of
 * the limits, the nodes by number, and the edges in the order in which they were made. The same graph gives the same
 * bytes.
 */
public final class GraphFile {
    /** How these files begin; the last byte is the version. */
    static final byte[] MAGIC = "KGRAPH\n\1".getBytes(StandardCharsets.ISO_8859_1);

    private static final long MOST_NAME_BYTES = 1L << 40;
    private static final int ALL_HOURS = (1 << 24) - 1;
    private static final int BYTES_OF_EDGE = 52;
    private static final int BYTES_OF_NODE = 30;
    private static final int BUFFER = 1 << 16;

    private GraphFile() {}

    /** Whether a file begins as these do. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length - 1), Arrays.copyOf(MAGIC, MAGIC.length - 1));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Writes a graph, whole or not at all. Nodes without an edge are forgotten before.
     *
     * @throws io.kumoban.engine.sink.SinkError when the file cannot be written
     */
    public static void write(Path target, GraphStore graph) {
        graph.sweep();
        try (WholeFile file = new WholeFile(target)) {
            file.append(MAGIC);
            PackedOutput out = new PackedOutput(file);
            head(out, graph);
            for (int node = 0; node < graph.nodeCount(); node++) {
                byte[] name = graph.nameBytes(node);
                out.number(graph.kindOfNode(node).ordinal());
                out.number(name.length);
                out.bytes(name);
            }
            long before = 0;
            for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
                edge(out, graph, edge, before);
                before = graph.bucket(edge);
            }
            out.end();
            file.commit();
        }
    }

    private static void head(PackedOutput out, GraphStore graph) {
        long names = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            names += graph.nameBytes(node).length;
        }
        GraphLimits limits = graph.limits();
        out.number(limits.bucketHours());
        out.number(limits.retention().toMillis());
        out.number(limits.mostEdges());
        out.number(Math.max(graph.now(), 0));
        out.number(graph.nodeCount());
        out.number(names);
        out.number(graph.edgeCount());
    }

    private static void edge(PackedOutput out, GraphStore graph, int edge, long bucketBefore) {
        long bucket = graph.bucket(edge);
        out.number(graph.kind(edge).ordinal());
        out.number(graph.source(edge));
        out.number(graph.target(edge));
        out.number((bucket - bucketBefore) / graph.limits().bucketMillis());
        out.number(graph.hours(edge));
        out.number(graph.first(edge) - bucket);
        out.number(graph.last(edge) - graph.first(edge));
        out.number(graph.count(edge));
        out.number(graph.bytes(edge));
    }

    /**
     * Reads a graph.
     *
     * @param mostBytes of memory that it may take
     * @throws GraphFileError when the file cannot be read, is no graph, is damaged, or asks for more memory
     */
    public static GraphStore read(Path file, long mostBytes) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                boolean other = magic.length == MAGIC.length
                        && Arrays.equals(magic, 0, MAGIC.length - 1, MAGIC, 0, MAGIC.length - 1);
                throw new GraphFileError(
                        other
                                ? "The graph %s has version %d, and this program reads 1; build it again with 'kumoban graph build'."
                                        .formatted(file, magic[MAGIC.length - 1])
                                : "%s is no graph; 'kumoban graph build' makes one of logs.".formatted(file));
            }
            return graph(file, new PackedInput(in), mostBytes);
        } catch (NoSuchFileException missing) {
            throw new GraphFileError(
                    "There is no graph %s; check the spelling, or make it with 'kumoban graph build'.".formatted(file));
        } catch (IOException broken) {
            throw new GraphFileError("The graph %s cannot be read (%s); build it again with 'kumoban graph build'."
                    .formatted(file, broken.getMessage()));
        }
    }

    private static GraphStore graph(Path file, PackedInput in, long mostBytes) throws IOException {
        GraphLimits limits = limits(in);
        long now = in.number(GraphStore.LATEST, "the time");
        int nodes = (int) in.number(HashIndex.MOST, "the number of nodes");
        long names = in.number(MOST_NAME_BYTES, "the length of names");
        int edges = (int) in.number(limits.mostEdges(), "the number of edges");
        long needed = (long) edges * BYTES_OF_EDGE + (long) nodes * BYTES_OF_NODE + names;
        if (needed > mostBytes) {
            throw new GraphFileError(
                    "The graph %s takes about %,d MB of memory, and there are %,d; give Java more, such as KUMOBAN_JAVA_OPTS=-Xmx%dm."
                            .formatted(file, needed / 1_000_000, mostBytes / 1_000_000, 2 * needed / 1_000_000 + 64));
        }
        GraphStore graph = new GraphStore(limits);
        graph.setTime(now);
        readNodes(in, graph, nodes, names);
        readEdges(in, graph, nodes, edges);
        in.requireEnd();
        return graph;
    }

    private static GraphLimits limits(PackedInput in) throws IOException {
        try {
            return new GraphLimits(
                    Duration.ofHours(in.number(24, "the length of buckets")),
                    Duration.ofMillis(in.number(Long.MAX_VALUE, "the retention")),
                    (int) in.number(GraphLimits.MOST_EDGES, "the limit of edges"));
        } catch (IllegalArgumentException refused) {
            throw new Damage(String.valueOf(refused.getMessage()));
        }
    }

    private static void readNodes(PackedInput in, GraphStore graph, int nodes, long names) throws IOException {
        byte[] name = new byte[Names.LONGEST];
        long left = names;
        for (int node = 0; node < nodes; node++) {
            NodeKind kind = NodeKind.at((int) in.number(NodeKind.count() - 1, "the kind of a node"));
            int length = (int) in.number(Math.min(left, Names.LONGEST), "the length of a name");
            in.bytes(name, length);
            left -= length;
            if (graph.node(kind, name, 0, length) != node) {
                throw new Damage("a node is there twice");
            }
        }
    }

    private static void readEdges(PackedInput in, GraphStore graph, int nodes, int edges) throws IOException {
        long bucketMillis = graph.limits().bucketMillis();
        long newest = graph.now() / bucketMillis;
        long bucket = 0;
        for (int i = 0; i < edges; i++) {
            int kind = (int) in.number(EdgeKind.count() - 1, "the kind of an edge");
            int source = (int) in.number(nodes - 1, "the source of an edge");
            int target = (int) in.number(nodes - 1, "the target of an edge");
            bucket += in.number(newest - bucket, "the bucket of an edge");
            int hours = (int) in.number(ALL_HOURS, "the hours of an edge");
            int first = (int) in.number(bucketMillis - 1, "the first event of an edge");
            int last = first + (int) in.number(bucketMillis - 1 - first, "the last event of an edge");
            int count = (int) in.number(Integer.MAX_VALUE, "the count of an edge");
            long bytes = in.number(Long.MAX_VALUE, "the bytes of an edge");
            if (!graph.count(kind, source, target, (int) bucket, hours, first, last, count, bytes)) {
                throw new Damage("an edge is there twice");
            }
        }
    }
}
