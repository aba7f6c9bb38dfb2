package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** What the detectors are and why they spoke or stayed silent; its subcommands do the work. */
@Command(
        name = "detectors",
        description = "Says what the detectors are, and what kept them silent.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban detectors list",
            "  kumoban detectors show Stealth:IAMUser/CloudTrailLoggingDisabled",
            "  kumoban detectors why --run kumoban-run"
        })
public final class DetectorsCommand {}
