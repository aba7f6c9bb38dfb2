package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Public data sets; its subcommands do the work. */
@Command(
        name = "data",
        description = "Says which public data sets there are, and fetches them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data list",
            "  kumoban data describe zeek-beacon",
            "  kumoban data fetch zeek-beacon",
            "  kumoban data truth capture.binetflow --out truth.jsonl"
        })
public final class DataCommand {}
