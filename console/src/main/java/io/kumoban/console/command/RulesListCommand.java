package io.kumoban.console.command;

import io.kumoban.console.rules.RuleEntry;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.detectors.sigma.rule.Status;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rules. */
@Command(
        name = "list",
        description = "Lists rules with the logs that they are applied to in a replay, or the reason why they are not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules list builtin",
            "  kumoban rules list sigma/rules/ --family cloudtrail --level high",
            "  kumoban rules list sigma/rules/ --family none --format csv",
            "  kumoban rules list own/ --rule-settings settings.yaml"
        })
public final class RulesListCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    RuleArguments rules = new RuleArguments();

    @Mixin
    RuleSettingsOption settings = new RuleSettingsOption();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only rules of this level or graver: informational, low, medium, high or critical.")
    @Nullable
    Level level;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only rules of this status: stable, test, experimental, deprecated or unsupported.")
    @Nullable
    Status status;

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            description =
                    "Only rules applied to these logs: cloudtrail, vpcflow or dns; correlation; or none, for those"
                            + " out of scope.")
    RuleEntry.@Nullable Family family;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only rules with this in their id, title or tags, in any case.")
    String text = "";

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json, jsonl or csv. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    public RulesListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        RuleSettings changes = settings.read(rules.reading.values());
        RuleSet set = rules.read(changes, common::note);
        List<RuleEntry> entries =
                RuleEntry.of(set, changes).stream().filter(this::isWanted).toList();
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> table(entries, screen);
            case JSON ->
                screen.out()
                        .print(Json.page(
                                Json.array(entries.stream().map(RuleEntry::json).toList())));
            case JSONL -> entries.forEach(entry -> screen.line(Json.text(entry.json())));
            case CSV -> {
                screen.out().print(Csv.row(RuleEntry.HEADINGS));
                entries.forEach(entry -> screen.out().print(Csv.row(entry.cells())));
            }
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private boolean isWanted(RuleEntry entry) {
        Level its = entry.info().level();
        String wanted = text.toLowerCase(Locale.ROOT);
        return (level == null || its != null && its.compareTo(level) >= 0)
                && (status == null || status.equals(entry.info().status()))
                && (family == null || family == entry.family())
                && (entry.info().key() + "\n" + entry.info().title() + "\n"
                                + String.join("\n", entry.info().tags()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private void table(List<RuleEntry> entries, Screen screen) {
        if (!entries.isEmpty()) {
            Table table = new Table()
                    .column("ID")
                    .column("LEVEL")
                    .column("STATUS")
                    .column("FAMILY")
                    .shrinking("TITLE")
                    .shrinking("LOG SOURCE")
                    .shrinking("WHY NOT");
            boolean changed =
                    entries.stream().anyMatch(entry -> !entry.setting().isEmpty());
            if (changed) {
                table.shrinking("SETTING");
            }
            for (RuleEntry entry : entries) {
                boolean out = entry.family() == RuleEntry.Family.NONE;
                List<Table.Cell> cells = new ArrayList<>(List.of(
                        Table.Cell.of(entry.info().key()),
                        Table.Cell.of(entry.level()),
                        Table.Cell.of(entry.status()),
                        new Table.Cell(entry.family().word(), out ? Ink.FAINT : Ink.PLAIN),
                        Table.Cell.of(entry.info().title()),
                        Table.Cell.of(entry.logSource()),
                        Table.Cell.of(entry.reason())));
                if (changed) {
                    cells.add(Table.Cell.of(entry.setting()));
                }
                table.row(cells.toArray(Table.Cell[]::new));
            }
            table.print(screen);
        }
        common.note("%,d rules.".formatted(entries.size()));
    }
}
