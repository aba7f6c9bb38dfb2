package io.kumoban.console.command;

import io.kumoban.console.behaviour.AnswerJson;
import io.kumoban.console.behaviour.StatisticsText;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.query.Statistics;
import io.kumoban.engine.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a behaviour graph is made of. */
@Command(
        name = "stats",
        description = "Says what a behaviour graph is made of: nodes and edges by kind, time, degrees, and memory.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban graph stats g.kgraph", "  kumoban graph stats AWSLogs/ --bucket 1h --format json"})
public final class GraphStatsCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphOptions graph = new GraphOptions();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    public GraphStatsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        GraphOptions.requireDocument(format);
        GraphStore store = graph.open(common);
        Statistics statistics = Statistics.of(store);
        if (format == OutputFormat.JSON) {
            common.screen().out().print(Json.page(AnswerJson.of(statistics, store)));
        } else {
            StatisticsText.print(common.screen(), statistics, store);
        }
        common.screen().out().flush();
        return ExitCodes.DONE;
    }
}
