package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Data to try detectors on; its subcommands do the work. */
@Command(
        name = "data",
        description = "Makes labelled data to try detectors on.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data scenarios",
            "  kumoban data scenarios leaked-access-key",
            "  kumoban data play leaked-access-key --out leaked --stealth 1"
        })
public final class DataCommand {}
