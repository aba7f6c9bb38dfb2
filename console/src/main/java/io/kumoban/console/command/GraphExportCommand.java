package io.kumoban.console.command;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.export.EdgeTables;
import io.kumoban.engine.graph.export.GraphMl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a behaviour graph for other programs. */
@Command(
        name = "export",
        description = "Writes a behaviour graph for other programs: GraphML for Gephi, yEd, NetworkX and igraph, or its"
                + " edges as CSV or Parquet.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph export g.kgraph --format graphml --out march.graphml",
            "  kumoban graph export g.kgraph --format parquet --out edges.parquet",
            "  kumoban graph export g.kgraph --format csv | head"
        })
public final class GraphExportCommand implements Callable<Integer> {
    /** The formats of an export. */
    enum Shape {
        GRAPHML,
        PARQUET,
        CSV
    }

    private final CommonOptions common;

    @Parameters(paramLabel = "F", description = "A file that 'kumoban graph build' wrote.")
    Path file = Path.of("");

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "graphml, parquet or csv.")
    Shape shape = Shape.GRAPHML;

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "The file to write. Default: standard output, which Parquet cannot go to.")
    @Nullable
    Path out;

    public GraphExportCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        OutputOptions.requireFolder(out);
        if (shape == Shape.PARQUET) {
            if (out == null) {
                throw CommandFailure.wrongUsage("Parquet is no text for a terminal; name a file with --out.");
            }
            EdgeTables.writeParquet(out, GraphOptions.read(file));
            return ExitCodes.DONE;
        }
        GraphStore graph = GraphOptions.read(file);
        try (ScoreTarget target = ScoreTarget.of(out, common.screen())) {
            if (shape == Shape.CSV) {
                EdgeTables.writeCsv(target.stream(), graph);
            } else {
                GraphMl.write(target.stream(), graph);
            }
            target.commit();
        }
        return ExitCodes.DONE;
    }
}
