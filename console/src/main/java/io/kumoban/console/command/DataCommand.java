package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Data to try detectors on; its subcommands do the work. */
@Command(
        name = "data",
        description = "Fetches public data sets, and makes labelled data.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data list",
            "  kumoban data describe zeek-beacon",
            "  kumoban data fetch zeek-beacon",
            "  kumoban data truth capture.binetflow --out truth.jsonl",
            "  kumoban data scenarios leaked-access-key",
            "  kumoban data play leaked-access-key --out leaked --stealth 1",
            "  kumoban data generate --out org --days 14 --accounts 5 --events 2M",
            "  kumoban data generate --sink null --events 100M"
        })
public final class DataCommand {}
