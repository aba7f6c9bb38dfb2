package io.kumoban.console.command;

import io.kumoban.console.rules.Coverage;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which techniques have rules. */
@Command(
        name = "coverage",
        description =
                "Says which ATT&CK techniques of the library of attacks ('data scenarios') have no rule, by the tags"
                        + " of rules; or writes a layer for ATT&CK Navigator.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules coverage own/ builtin",
            "  kumoban rules coverage own/ --all",
            "  kumoban rules coverage own/ --format navigator > layer.json"
        })
public final class RulesCoverageCommand implements Callable<Integer> {
    /** The formats of the answer. */
    enum Format {
        TABLE,
        NAVIGATOR
    }

    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Option(names = "--all", description = "In the table, also the techniques that have rules.")
    boolean all;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, or navigator for a layer. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public RulesCoverageCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Coverage coverage = Coverage.of(rules.read(common::note), Scenarios.all());
        Screen screen = common.screen();
        if (format == Format.NAVIGATOR) {
            screen.out().print(Json.page(coverage.navigator()));
        } else {
            table(coverage, screen);
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private void table(Coverage coverage, Screen screen) {
        Table table = new Table()
                .column("TECHNIQUE")
                .number("RULES")
                .number("ATTACKS")
                .shrinking("RULES NEAR IT")
                .shrinking("EXAMPLE");
        long attacked = 0;
        long gaps = 0;
        for (var entry : coverage.techniques().entrySet()) {
            String id = entry.getKey();
            Coverage.Technique technique = entry.getValue();
            boolean gap = coverage.isGap(id);
            attacked += technique.scenarios().isEmpty() ? 0 : 1;
            gaps += gap ? 1 : 0;
            if (gap || all) {
                table.row(
                        id,
                        Integer.toString(technique.rules().size()),
                        Integer.toString(technique.scenarios().size()),
                        String.join(", ", coverage.near(id)),
                        technique.scenarios().isEmpty()
                                ? ""
                                : technique.scenarios().getFirst());
            }
        }
        if (!table.isEmpty()) {
            table.print(screen);
        }
        screen.line("%,d of %,d techniques of the library have a rule with their tag."
                .formatted(attacked - gaps, attacked));
    }
}
