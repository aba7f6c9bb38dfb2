package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Exercises on generated logs; its subcommands do the work. */
@Command(
        name = "lab",
        description = "Exercises: an attack in generated logs is to be found out, and the answer is checked.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban lab list",
            "  kumoban lab start eighth-night",
            "  kumoban lab hint eighth-night",
            "  kumoban lab check eighth-night user=support-sync objects=100",
            "%nEach start draws a new account, unless --seed names one. The pages in docs/labs",
            "explain the exercises."
        })
public final class LabCommand {}
