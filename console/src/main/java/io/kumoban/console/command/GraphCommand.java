package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Edges between nodes and how unusual they are; its subcommands do the work. */
@Command(
        name = "graph",
        description = "Scores the edges of a stream, who met whom and when, by how unusual they are.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph edges AWSLogs/ --as host-host --out edges.csv",
            "  kumoban graph score edges.csv --tick 60s --out scores.csv"
        })
public final class GraphCommand {}
