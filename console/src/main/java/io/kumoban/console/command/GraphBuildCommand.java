package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.engine.graph.GraphFile;
import io.kumoban.engine.graph.GraphStore;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the behaviour graph of logs and writes it into a file. */
@Command(
        name = "build",
        description = {
            "Builds the behaviour graph of logs: who called what, from where, with which key, who assumed which role,"
                    + " who connected to whom and asked for which domain, counted in buckets of time.",
            "The file is what 'kumoban graph query', 'stats' and 'export' read."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph build AWSLogs/ --out g.kgraph",
            "  kumoban graph build AWSLogs/ --out g.kgraph --findings findings.jsonl",
            "  kumoban graph build AWSLogs/ --out g.kgraph --bucket 1h --retention 90d"
        })
public final class GraphBuildCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    GraphOptions graph = new GraphOptions();

    @Option(names = "--out", paramLabel = "F", required = true, description = "The file of the graph.")
    Path out = Path.of("");

    public GraphBuildCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        OutputOptions.requireFolder(out);
        GraphStore built = graph.build(common);
        GraphFile.write(out, built);
        File file = out.toFile();
        common.note("%s, %s, is the graph.".formatted(out, Amounts.bytes((double) file.length())));
        return ExitCodes.DONE;
    }
}
