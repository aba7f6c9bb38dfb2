package io.kumoban.console.command;

import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Window;
import io.kumoban.engine.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Which graph is asked, over which time, and how the answer is written. */
class GraphScope {
    @Parameters(index = "0", paramLabel = "F", description = "A file that 'kumoban graph build' wrote.")
    Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only edges with an event at or after this time; counts are those of whole buckets.")
    @Nullable
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only edges with an event before this time.")
    @Nullable
    Instant to;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    /** Reads the graph, when the options make sense. */
    GraphStore open() {
        GraphOptions.requireDocument(format);
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommandFailure.wrongUsage("--from must lie before --to.");
        }
        return GraphOptions.read(file);
    }

    Window window() {
        return new Window(
                from == null ? Long.MIN_VALUE : from.toEpochMilli(), to == null ? Long.MAX_VALUE : to.toEpochMilli());
    }

    /** Writes the answer in the format that was asked for. */
    int answer(CommonOptions common, JsonNode document, Runnable text) {
        if (format == OutputFormat.JSON) {
            common.screen().out().print(Json.page(document));
        } else {
            text.run();
        }
        common.screen().out().flush();
        return ExitCodes.DONE;
    }
}
