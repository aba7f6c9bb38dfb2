package io.kumoban.console.command;

import picocli.CommandLine.Command;

/** Questions to the behaviour graph; its subcommands ask them. */
@Command(
        name = "query",
        description = {
            "Asks a behaviour graph.",
            "A node is named as the logs name it, such as 198.51.100.7 or AKIAIOSFODNN7EXAMPLE; where several kinds"
                    + " have the name, or to be sure, with its kind before it: ip:198.51.100.7."
        },
        synopsisSubcommandLabel = "QUESTION",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph query neighbours g.kgraph i-0123456789abcdef0",
            "  kumoban graph query near g.kgraph 198.51.100.7 --at 2026-03-10T04:00:00Z",
            "  kumoban graph query paths g.kgraph AKIAIOSFODNN7EXAMPLE bucket:secrets",
            "  kumoban graph query lineage g.kgraph ASIAIOSFODNN7EXAMPLE"
        })
public final class GraphQueryCommand {}
