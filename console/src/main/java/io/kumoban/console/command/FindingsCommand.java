package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** The findings of a finished run, and samples; its subcommands do the work. */
@Command(
        name = "findings",
        description = "Reads, groups and exports the findings of a finished run, and makes samples.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings list --severity high",
            "  kumoban findings show 3f2a",
            "  kumoban findings groups",
            "  kumoban findings explain 3f2a --run other-run",
            "  kumoban findings export --as eventbridge > events.jsonl",
            "  kumoban findings export --as parquet --out tables/",
            "  kumoban findings sample --type Recon:EC2/Portscan"
        })
public final class FindingsCommand {}
