package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** The behaviour graph, and edge streams with scores; its subcommands do the work. */
@Command(
        name = "graph",
        description = {
            "Builds and asks the behaviour graph: who called what, assumed which role, connected to whom (build,"
                    + " stats, query, export).",
            "Makes edge streams of logs and scores them by how unusual they are (edges, score)."
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph build AWSLogs/ --out g.kgraph",
            "  kumoban graph query neighbours g.kgraph i-0123456789abcdef0",
            "  kumoban graph edges AWSLogs/ --as host-host --out edges.csv",
            "  kumoban graph score edges.csv --tick 60s --out scores.csv"
        })
public final class GraphCommand {}
