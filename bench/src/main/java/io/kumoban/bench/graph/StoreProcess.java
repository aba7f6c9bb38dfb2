package io.kumoban.bench.graph;

import io.kumoban.bench.Table;
import io.kumoban.engine.graph.GraphFile;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A JVM of a bounded heap that fills a graph, asks it, and prints tables: it holds nothing but the graph. */
final class StoreProcess {
    private static final double MEGA = 1e6;
    private static final int COLLECTIONS = 3;

    private StoreProcess() {}

    /** Arguments: events, edges, queries of each kind, seed, a folder for the file, whether tables are Markdown. */
    public static void main(String[] arguments) throws IOException {
        long events = Long.parseLong(arguments[0]);
        long edges = Long.parseLong(arguments[1]);
        int queries = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        Path file = Path.of(arguments[4]).resolve("bench.kgraph");
        boolean markdown = Boolean.parseBoolean(arguments[5]);

        long before = used();
        GraphStore graph =
                new GraphStore(new GraphLimits(Duration.ofDays(1), Duration.ofDays(365), GraphLimits.MOST_EDGES));
        double filling = fill(graph, events, edges, seed);
        long retained = used() - before;
        double writing = seconds(() -> GraphFile.write(file, graph));
        long written = Files.size(file);

        List<List<String>> rows = new ArrayList<>();
        row(rows, "heap limit, MB", "%,.0f", Runtime.getRuntime().maxMemory() / MEGA);
        row(rows, "events", "%,d", events);
        row(rows, "distinct edges", "%,d", graph.edgeCount());
        row(rows, "nodes", "%,d", graph.nodeCount());
        row(rows, "most edges of a node", "%,d", mostEdges(graph));
        row(rows, "seconds to fill", "%.1f", filling);
        row(rows, "events/s", "%,.0f", events / filling);
        row(rows, "heap in use, MB", "%,.1f", retained / MEGA);
        row(rows, "heap bytes a distinct edge", "%.1f", (double) retained / graph.edgeCount());
        row(rows, "the arrays alone, bytes a distinct edge", "%.1f", (double) graph.heapBytes() / graph.edgeCount());
        row(rows, "file, MB", "%,.1f", written / MEGA);
        row(rows, "file, bytes a distinct edge", "%.1f", (double) written / graph.edgeCount());
        row(rows, "seconds to write it", "%.1f", writing);
        System.out.print(new Table(List.of("figure", "value"), rows).text(markdown));
        if (queries > 0) {
            printQueries(graph, queries, seed, markdown);
        }
    }

    private static double fill(GraphStore graph, long events, long edges, long seed) {
        StoreWorkload workload = new StoreWorkload(graph, seed);
        return seconds(() -> {
            for (int day = 0; day < StoreWorkload.DAYS; day++) {
                workload.day(day, part(events, day), part(edges, day));
                System.err.printf("day %d: %,d edges%n", day + 1, graph.edgeCount());
            }
        });
    }

    private static void printQueries(GraphStore graph, int queries, long seed, boolean markdown) {
        StoreQueries asked = new StoreQueries(graph, queries, seed);
        List<List<String>> rows = asked.rows();
        System.err.printf("answers came to %,d%n", asked.sum());
        System.out.printf(
                "%n%,d queries of each kind, paths of %d steps at most within %,d looks at edges:%n%n",
                queries, StoreQueries.BOUNDS.steps(), StoreQueries.BOUNDS.looks());
        System.out.print(new Table(List.of("query", "p50, µs", "p99, µs", "slowest, µs"), rows).text(markdown));
    }

    /** What falls to a day, so that all days come to the whole. */
    private static long part(long whole, int day) {
        return whole * (day + 1) / StoreWorkload.DAYS - whole * day / StoreWorkload.DAYS;
    }

    private static int mostEdges(GraphStore graph) {
        int[] degrees = new int[graph.nodeCount()];
        int most = 0;
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            most = Math.max(most, Math.max(++degrees[graph.source(edge)], ++degrees[graph.target(edge)]));
        }
        return most;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void row(List<List<String>> rows, String figure, String format, Object value) {
        rows.add(List.of(figure, String.format(Locale.ROOT, format, value)));
    }
}
