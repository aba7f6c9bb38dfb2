package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** The findings of a finished run; its subcommands do the work. */
@Command(
        name = "findings",
        description = "Reads the findings of a finished run.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings list --severity high",
            "  kumoban findings show 3f2a",
            "  kumoban findings explain 3f2a --run other-run"
        })
public final class FindingsCommand {}
