package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** The workbench of Sigma rules; its subcommands do the work. */
@Command(
        name = "rules",
        description = "Writes, checks, tests, measures and explains Sigma rules.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules match own/ --events events.jsonl",
            "  kumoban rules list builtin",
            "  kumoban rules lint own/",
            "  kumoban rules bench own/ --events AWSLogs/"
        })
public final class RulesCommand {}
