package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Data sets; its subcommands do the work. */
@Command(
        name = "data",
        description = "Makes data sets.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data generate --out org --days 14 --accounts 5 --events 2M",
            "  kumoban data generate --sink null --events 100M"
        })
public final class DataCommand {}
