package io.kumoban.console.command;

import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.graph.GraphFile;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.fill.FindingEdges;
import io.kumoban.engine.graph.fill.RowEdges;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.place.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a behaviour graph is built of logs, or read from its file. */
final class GraphOptions {
    /** Of Java's memory what a graph may take; the rest is for what is done with it. */
    private static final double SHARE = 0.8;
    /** The same while it is built, when events wait beside it. */
    private static final double SHARE_WHILE_BUILT = 0.7;

    private static final long EVENTS_BETWEEN_LOOKS = 1 << 16;

    @Mixin
    InputOptions input = new InputOptions();

    @Option(
            names = "--findings",
            paramLabel = "F",
            description = "Findings to add, such as the findings.jsonl of a run. May be repeated.")
    List<Path> findings = List.of();

    @Option(
            names = "--geoip",
            paramLabel = "F",
            description = "A database of places or network owners, as for replay. May be repeated.")
    List<Path> geoip = List.of();

    @Option(
            names = "--bucket",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long a bucket of time is: 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d. Default: 1d.")
    Duration bucket = GraphLimits.STANDARD.bucket();

    @Option(
            names = "--retention",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long before the newest event edges are kept. Default: 365d.")
    Duration retention = GraphLimits.STANDARD.retention();

    @Option(
            names = "--max-edges",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Edges to keep, the oldest are forgotten first; up to 64 bytes each. Default: 20M.")
    long mostEdges = GraphLimits.STANDARD.mostEdges();

    /** The graph of one graph file, or built of the logs. */
    GraphStore open(CommonOptions common) {
        if (input.paths.size() == 1 && GraphFile.is(Path.of(input.paths.getFirst()))) {
            return read(Path.of(input.paths.getFirst()));
        }
        return build(common);
    }

    /**
     * Reads a graph file.
     *
     * @throws io.kumoban.engine.graph.GraphFileError when it cannot be used
     */
    static GraphStore read(Path file) {
        return GraphFile.read(file, (long) (Runtime.getRuntime().maxMemory() * SHARE));
    }

    /** Builds a graph of the logs, and says what of them it is made of. */
    GraphStore build(CommonOptions common) {
        GraphStore graph = new GraphStore(limits());
        FindingEdges found = new FindingEdges(graph);
        findings.forEach(file -> new FindingsFile(file)
                .read(finding -> found.gather(GroupedFinding.of(finding.json(), AddressSet.EMPTY))));
        Places places = geoip.isEmpty() ? Places.NONE : PlaceFiles.read(geoip).places();
        Assets assets = input.context == null ? Assets.NONE : AssetsFile.read(input.context);
        RowEdges rows = new RowEdges(graph, places);
        AtomicLong events = new AtomicLong();
        try (WorkFolder work = WorkFolder.ofSystem();
                ProgressLine line = common.progress(seconds -> text(events.get(), seconds))) {
            EventFeed.read(
                    input.options(work.path(), Duration.ZERO, 0, false),
                    RowEdges.FIELDS,
                    assets,
                    (row, file) -> {
                        found.addUpTo(row.time());
                        rows.add(row);
                        long seen = events.get() + 1;
                        events.lazySet(seen);
                        if (seen % EVENTS_BETWEEN_LOOKS == 0) {
                            requireMemory(graph);
                        }
                        return true;
                    },
                    unused -> {});
        }
        found.addUpTo(Long.MAX_VALUE);
        graph.sweep();
        if (graph.edgeCount() == 0) {
            throw CommandFailure.noInput("There is no event in what was named, so there is no graph.");
        }
        note(common, graph, events.get(), rows.leftOut() + found.leftOut());
        return graph;
    }

    private static void requireMemory(GraphStore graph) {
        long most = (long) (Runtime.getRuntime().maxMemory() * SHARE_WHILE_BUILT);
        if (graph.heapBytes() > most) {
            throw CommandFailure.wrongUsage(
                    "The graph takes more than %s of memory with %s; keep fewer with --max-edges, or give Java more with KUMOBAN_JAVA_OPTS=-Xmx4g."
                            .formatted(Amounts.bytes((double) most), Amounts.count(graph.edgeCount(), "edge")));
        }
    }

    private GraphLimits limits() {
        if (mostEdges > GraphLimits.MOST_EDGES) {
            throw CommandFailure.wrongUsage(
                    "--max-edges is %s at most.".formatted(Amounts.count(GraphLimits.MOST_EDGES)));
        }
        try {
            return new GraphLimits(bucket, retention, (int) mostEdges);
        } catch (IllegalArgumentException refused) {
            throw CommandFailure.wrongUsage("--bucket, --retention or --max-edges: " + refused.getMessage() + ".");
        }
    }

    private static void note(CommonOptions common, GraphStore graph, long events, long leftOut) {
        common.note("%s gave %s and %s%s%s."
                .formatted(
                        Amounts.count(events, "event"),
                        Amounts.count(graph.nodeCount(), "node"),
                        Amounts.count(graph.edgeCount(), "edge"),
                        graph.forgotten() == 0
                                ? ""
                                : "; " + Amounts.count(graph.forgotten(), "edge") + " were forgotten",
                        leftOut == 0 ? "" : "; " + Amounts.count(leftOut) + " without a usable time were left out"));
    }

    private static String text(long events, double seconds) {
        return Amounts.count(events, "event") + "  " + Amounts.rate(events / Math.max(seconds, 1e-3)) + " events/s";
    }

    /** Refuses formats that make no sense for one answer. */
    static void requireDocument(OutputFormat format) {
        if (format == OutputFormat.JSONL || format == OutputFormat.CSV) {
            throw CommandFailure.wrongUsage("An answer of the graph is one document; ask for --format table or json.");
        }
    }
}
